# Finds the JDK that Fengsui needs, without starting one. Sourced by ./fengsui and .ci/run.

no_jdk='no JDK 25 (25.0.3 or later) in JAVA_HOME, PATH, /usr/lib/jvm or ~/.sdkman; install one, or set JAVA_HOME to it'

# Prints nothing and sets `version` to what the JDK in folder $1 says of itself.
version_of() {
  version=
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  local line
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        version=${line#JAVA_VERSION=}
        version=${version//\"/}
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

# 25.0.0 to 25.0.2 can park a virtual thread for ever (JDK-8369227).
fits() {
  version_of "$1" || return 1
  local major minor patch
  IFS=.+- read -r major minor patch _ <<<"$version.0.0"
  [ "$major" = 25 ] && { [ "$minor" -gt 0 ] || [ "$patch" -ge 3 ]; } 2>/dev/null
}

# Sets `jdk` to the first folder that fits; fails if there is none.
find_jdk() {
  local on_path candidate
  on_path=$(command -v java 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" "${JAVA25_HOME:-}" /usr/lib/jvm/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* /opt/java/* /opt/jdk* /usr/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$candidate" ] && fits "$candidate"; then
      jdk=$candidate
      return
    fi
  done
  return 1
}
