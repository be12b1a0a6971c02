package fengsui.server.access;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What callers did wrong, in words for them.
@RestControllerAdvice(basePackageClasses = Faults.class)
class Faults {

  @ExceptionHandler
  ProblemDetail told(IllegalArgumentException fault) {
    return problem(HttpStatus.BAD_REQUEST, "This will not do", String.valueOf(fault.getMessage()));
  }

  @ExceptionHandler
  ProblemDetail told(NothingThereException fault) {
    return problem(HttpStatus.NOT_FOUND, "There is nothing here", fault.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> told(BusyException fault) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "The post is busy", fault.getMessage()));
  }

  // The parser's own words would tell what the post is made of.
  @ExceptionHandler
  ProblemDetail unreadable(HttpMessageNotReadableException fault) {
    return problem(
        HttpStatus.BAD_REQUEST, "This will not do", "body: is not the JSON expected; see openapi");
  }

  private static ProblemDetail problem(
      HttpStatus status, String title, @org.jspecify.annotations.Nullable String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return problem;
  }
}
