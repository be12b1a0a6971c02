package fengsui.dns.verdict;

import fengsui.dns.message.Name;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which domain somebody registered a name under, near enough to tell names of different owners.
///
/// The public suffix list is not here: it weighs more than the whole library. Below a country's two
/// letters the usual second labels (`com.cn`, `co.uk`, the provinces of `.cn`) are known. Names of
/// a hosting suffix such as `github.io` count as one owner's, which errs towards no suspicion.
final class Domains {

  private static final Set<Name> SECOND =
      Stream.of(
              "com net org gov edu ac co or ne go mil ltd plc gob nom",
              "bj sh tj cq he sx nm ln jl hl js zj ah fj jx sd ha hb hn gd gx hi sc gz yn xz sn gs",
              "qh nx xj tw hk mo")
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .map(Name::of)
          .collect(Collectors.toUnmodifiableSet());

  private Domains() {}

  /// Returns the domain that `name` lies in; a name of one label is its own.
  static Name registered(Name name) {
    if (name.isRoot()) {
      return name;
    }
    var third = name;
    var second = name;
    var top = name;
    while (!top.parent().isRoot()) {
      third = second;
      second = top;
      top = top.parent();
    }
    return top.length() == 4 && SECOND.contains(head(second, top)) ? third : second;
  }

  /// The first label of `second`, whose parent is `top`, as a name of its own.
  private static Name head(Name second, Name top) {
    var text = second.toString();
    return Name.of(text.substring(0, text.length() - top.toString().length() - 1));
  }
}
