package fengsui.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

/// Reads no more of a body than its route allows, whatever its headers promise.
final class BodyLimit extends OncePerRequestFilter {

  private final Admission admission;

  BodyLimit(Admission admission) {
    this.admission = admission;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    // Where there is nothing, nothing is read at all.
    long limit = admission.route(request).map(Route::limit).orElse(Long.MAX_VALUE);
    if (request.getContentLengthLong() > limit) {
      response.setHeader("Connection", "close");
      Problem.TOO_BIG.write(response);
      return;
    }
    try {
      rest.doFilter(new Bounded(request, limit), response);
    } catch (InvalidParameterException fault) {
      tell(fault, response);
    } catch (ServletException e) {
      if (!(e.getRootCause() instanceof InvalidParameterException fault)) {
        throw e;
      }
      tell(fault, response);
    }
  }

  // What the server itself finds wrong with a form or a query is the caller's fault, not news.
  private static void tell(InvalidParameterException fault, HttpServletResponse response)
      throws IOException {
    response.setHeader("Connection", "close");
    var big = fault.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    (big ? Problem.TOO_BIG : Problem.GARBLED).write(response);
  }

  private static final class Bounded extends HttpServletRequestWrapper {

    private final long limit;

    Bounded(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), limit);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      var named = getCharacterEncoding();
      var charset = named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
      return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
  }

  private static final class Counted extends ServletInputStream {

    private final ServletInputStream body;
    private long left;

    Counted(ServletInputStream body, long limit) {
      this.body = body;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      var octet = body.read();
      return octet < 0 ? octet : counted(1) + octet - 1;
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
      var read = body.read(bytes, start, length);
      return read <= 0 ? read : counted(read);
    }

    private int counted(int read) {
      left -= read;
      if (left < 0) {
        throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
      }
      return read;
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
