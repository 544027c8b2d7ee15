# ./jambo bench: the figures of docs/performance.md.

STARTS=7 # the median of that many starts counts

run_bench() {
  case ${1:-all} in
    start) bench_start ;;
    first)
      bench_main first
      start_cache_made
      bench_main first "-Djambo.cache=$MADE"
      ;;
    all)
      bench_main
      bench_start
      ;;
    *) bench_main "$@" ;;
  esac
}

# Calls and audio, beside SIPp's own responder.
bench_main() {
  build_jar
  find_maven
  lock
  build -pl bench -am package -DskipTests
  unlock
  java_flags
  local properties=("-Djambo.jar=$JAR") word
  for word in "$@"; do
    case $word in -D*) properties+=("$word") ;; esac
  done
  "$JAVA_HOME/bin/java" "${FLAGS[@]}" "${properties[@]}" \
    -cp "$ROOT/bench/target/classes:$ROOT/bench/target/lib/*" io.jambo.bench.Main "$@"
}

# Sets MADE to a start cache that fits, making it where there is none.
start_cache_made() {
  java_flags
  MADE=$(start_cache)
  [ -f "$MADE" ] || make_start_cache
}

# From the start of the JVM to the line `ready`, without a start cache and with one.
bench_start() {
  build_jar
  java_flags
  local plain
  plain=$(median_start)
  start_cache_made
  echo "start to ready: $plain ms without a start cache, $(median_start "-XX:AOTCache=$MADE") ms with" \
    "(median of $STARTS)"
}

median_start() {
  local data run
  data=$(mktemp -d)
  for run in $(seq "$STARTS"); do
    one_start "$JAVA_HOME/bin/java" "${FLAGS[@]}" "$@" -jar "$JAR" serve --data "$data" \
      --sip 127.0.0.1:0 --http 127.0.0.1:0 --management 127.0.0.1:0 2>>"$CACHE/bench.log"
  done | sort -n | sed -n "$(((STARTS + 1) / 2))p"
  rm -rf "$data"
}

# Milliseconds until a program says `ready`; it is then told to end.
one_start() {
  perl -MTime::HiRes=time -e '
    my $began = time;
    my $pid = open(my $out, "-|", @ARGV) or die "no start";
    while (<$out>) {
      next unless /^ready/;
      printf "%d\n", 1000 * (time - $began);
      kill TERM => $pid;
      last;
    }
    close $out' "$@"
}
