# Finding the JDK and Maven, and starting the jar.

JDK=25
KEPT_START_CACHES=2 # some 60 MB each
CALM_SECONDS=15     # after a start, before its cache is made

# Sets and exports JAVA_HOME; ends with one sentence where there is no JDK.
find_java() {
  if [ -n "${JAMBO_JAVA_HOME:-}" ] && ! is_jdk "$JAMBO_JAVA_HOME"; then
    say "JAMBO_JAVA_HOME is $JAMBO_JAVA_HOME, which is no JDK $JDK."
    exit "$WRONG_USE"
  fi
  local home
  while IFS= read -r home; do
    if is_jdk "$home"; then
      export JAVA_HOME=$home
      return
    fi
  done < <(jdk_candidates)
  say "a JDK $JDK is needed and none was found: install one (Eclipse Temurin $JDK, or your system's" \
    "openjdk-$JDK-jdk), or let JAMBO_JAVA_HOME point to one."
  exit "$WRONG_USE"
}

# The `release` file is read, because asking `java -version` costs a JVM start for each candidate.
is_jdk() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] &&
    grep -Eq "^JAVA_VERSION=\"$JDK([.+-][^\"]*)?\"" "$1/release"
}

jdk_candidates() {
  printf '%s\n' "${JAMBO_JAVA_HOME:-}" "${JAVA_HOME:-}"
  home_of_tool javac
  local folder
  for folder in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    printf '%s\n' "$folder"
  done
}

# The folder above the `bin` that a tool on PATH really lies in.
home_of_tool() {
  local tool link
  tool=$(command -v "$1") || return 0
  while link=$(readlink "$tool"); do
    case $link in /*) tool=$link ;; *) tool=$(dirname "$tool")/$link ;; esac
  done
  (cd "$(dirname "$tool")/.." 2>/dev/null && pwd -P) || true
}

# Sets MVN.
find_maven() {
  local candidate
  for candidate in "$(command -v mvn || true)" "${MAVEN_HOME:-}/bin/mvn" "${M2_HOME:-}/bin/mvn" \
    /usr/share/maven/bin/mvn /opt/maven/bin/mvn "$HOME/.sdkman/candidates/maven/current/bin/mvn" \
    /opt/homebrew/bin/mvn /usr/local/bin/mvn; do
    if [ -x "$candidate" ]; then
      MVN=$candidate
      return
    fi
  done
  say "Maven (mvn, 3.8 or newer) is needed to build and was not found: install it (package 'maven')."
  exit "$WRONG_USE"
}

# Maven on the whole repository. JAVA_HOME stands by now, or .mvn/jvm.config would stop an older JVM.
maven() { (cd "$ROOT" && exec "$MVN" -B "$@"); }

# What every run of the jar gets. G1 by name, because with one visible CPU the JVM picks the serial
# collector; boxes of socket descriptors are kept, or each RTP packet would cost one. JVM messages go
# to standard error: standard output is a contract with scripts. No dumps: they would hold callers'
# data.
java_flags() {
  FLAGS=(
    -XX:+UseG1GC -XX:AutoBoxCacheMax=65000
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    -XX:+ExitOnOutOfMemoryError -XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash
    -Xlog:disable -Xlog:all=warning:stderr -Xlog:aot=off:stderr
  )
}

# Becomes the JVM, so that signals and the exit code are its own.
run_jar() {
  java_flags
  local cache
  cache=$(start_cache)
  if [ -f "$cache" ]; then
    FLAGS+=("-XX:AOTCache=$cache")
  elif [ "$1" = serve ] && [ -z "${CI:-}" ]; then
    make_start_cache_meanwhile
  fi
  exec "$JAVA_HOME/bin/java" "${FLAGS[@]}" -jar "$JAR" "$@"
}

# The start cache that fits, whether it exists or not. It is named by everything it depends on: a JDK
# before 25.0.4 would run the old classes of a changed jar from it (JDK-8377932).
start_cache() {
  printf '%s/start-%s.aot' "$CACHE" \
    "$({ echo "$JAR ${FLAGS[*]}"; cat "$JAVA_HOME/release"; } | sha256 | cut -c1-32)"
}

# The next start will be faster, and this one must not notice: it is made behind its back, once all
# is calm, with the lowest priority, by one process however many nodes start.
make_start_cache_meanwhile() {
  (
    exec </dev/null >>"$CACHE/start-cache.log" 2>&1 8>"$CACHE/start-cache.lock"
    only_one 8 || exit 0
    cd /
    { sleep "$CALM_SECONDS" && make_start_cache; } &
  )
}

# Whether nobody else holds the lock of that open file.
only_one() {
  if command -v flock >/dev/null; then
    flock -n "$1"
  else
    perl -e 'open my $lock, ">&=$ARGV[0]" or die; exit !flock $lock, 6' "$1"
  fi
}

make_start_cache() {
  java_flags
  local cache
  cache=$(start_cache)
  if ! nice -n 19 "$JAVA_HOME/bin/java" "${FLAGS[@]}" "-XX:AOTCacheOutput=$cache.$$" -jar "$JAR" train \
    >"$CACHE/train.log" 2>&1 || [ ! -f "$cache.$$" ]; then
    rm -f "$cache.$$"
    say "the start cache could not be made; see $CACHE/train.log"
    exit 1
  fi
  mv "$cache.$$" "$cache"
  ls -t "$CACHE"/start-*.aot | tail -n +$((KEPT_START_CACHES + 1)) |
    while IFS= read -r old; do rm -f "$old"; done
  say "start cache made: $cache"
}
