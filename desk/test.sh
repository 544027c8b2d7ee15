# ./jambo test: builds and runs what a change must pass, and counts it.

SIM_SEEDS=2000 # of `./jambo test sim`
SIM_SHORT=200  # with every change
SIM_LONG=100000
OUTAGE_LONG=600 # seconds without a database
KILLS_LONG=200 # of each kind of writer, in each database
TEXTS_LONG=10000 # hostile texts that every voice has to speak
DOCUMENT_LONG=1200 # seconds of requests made up from our OpenAPI document
SHOWN_SEEDS=10 # so many traces are printed at most

run_tests() {
  local kind=${1:-all}
  [ $# -eq 0 ] || shift
  find_maven
  mkdir -p "$CACHE"
  PASSED=0 FAILED=0 BROKEN=''
  case $kind in
    all)
      local foreign=no
      install_interop && foreign=yes
      unit_tests
      flow_tests
      simulation --seeds "$SIM_SHORT"
      fuzz_word --seconds "$FUZZ_SHORT"
      if [ $foreign = yes ]; then
        interop_tests
      else
        say "interop tests left out: they need $INTEROP_TOOLS, and only root with apt-get may install them."
      fi
      ;;
    unit) unit_tests ;;
    flows) flow_tests ;;
    sim) simulation "$@" ;;
    interop)
      if ! install_interop; then
        say "interop tests need $INTEROP_TOOLS; interop/install.sh installs them."
        exit 1
      fi
      interop_tests
      ;;
    planted) planted_bugs ;;
    fuzz) fuzz_word "$@" ;;
    long)
      if ! install_interop; then
        say "the long tests need $INTEROP_TOOLS; interop/install.sh installs them."
        exit 1
      fi
      simulation --seeds "$SIM_LONG"
      hostile_texts
      document_tests
      kill_tests
      outage_tests
      trial flood
      trial soak
      ;;
    *)
      say "'$kind' is no kind of test; there are unit, flows, interop, sim, fuzz, planted and long."
      exit "$WRONG_USE"
      ;;
  esac
  close_tests
}

# The rooms' own tests, the format of every source, and the jar.
unit_tests() { stage unit -T 2 -pl '!flows,!interop' verify; }

# Whole calls in virtual time, and the tests of the house.
flow_tests() { stage flows -pl flows -am verify -Dtest='io.jambo.flows.*Test'; }

# Whole calls under random hang-ups, losses and slow hooks: --seeds N (how many), --seed S (from).
simulation() {
  local seeds=$SIM_SEEDS seed=1
  while [ $# -gt 0 ]; do
    case $1 in
      --seeds) seeds=${2:-} ;;
      --seed) seed=${2:-} ;;
      *) seeds='' ;;
    esac
    case $seeds$seed in
      *[!0-9]*) seeds='' ;;
    esac
    if [ -z "$seeds" ] || [ -z "$seed" ]; then
      say "'./jambo test sim' takes --seeds N and --seed S."
      exit "$WRONG_USE"
    fi
    shift 2
  done
  rm -f "$CACHE"/sim-[12].log
  lock
  build -pl flows -am package -DskipTests
  unlock
  local began=$SECONDS half=$(((seeds + 1) / 2)) good bad
  say "test: sim ($seeds seeds from $seed)"
  sim_part 1 "$seed" "$half" &
  [ "$seeds" -lt 2 ] || sim_part 2 $((seed + half)) $((seeds - half))
  wait
  good=$(sim_count '\([0-9]*\) good, [0-9]* bad') bad=$(sim_count '[0-9]* good, \([0-9]*\) bad')
  if [ "$good" -lt "$seeds" ]; then
    bad=$((seeds - good))
    BROKEN="$BROKEN sim"
    say "the logs: $CACHE/sim-1.log $CACHE/sim-2.log"
  fi
  PASSED=$((PASSED + good)) FAILED=$((FAILED + bad))
  echo "sim ($seeds seeds from $seed): $good passed, $bad failed, $((SECONDS - began)) s"
  # One seed leaves the same trace in every process.
  [ "$seeds" -gt "$SHOWN_SEEDS" ] || cat "$CACHE"/sim-[12].log | grep -E '^seed [0-9]+ trace ' || true
}

# So many seeds from one on, in a process of its own: in a World one task runs at a time, so two
# processes fill two cores.
sim_part() {
  (cd "$ROOT/flows" && "$JAVA_HOME/bin/java" -XX:+UseSerialGC -ea \
    -Djdk.virtualThreadScheduler.parallelism=1 -Djdk.virtualThreadScheduler.maxPoolSize=1 \
    -Djambo.sim.seed="$2" -Djambo.sim.seeds="$3" \
    -cp "$ROOT/flows/target/test-classes:$ROOT/flows/target/lib/*" \
    io.jambo.flows.TestRun io.jambo.flows.Simulation) >"$CACHE/sim-$1.log" 2>&1 9>&- || true
}

# The sum of what that pattern finds in the last lines of both parts.
sim_count() {
  cat "$CACHE"/sim-[12].log | sed -n "s/^tests: $1\$/\1/p" | awk '{ sum += $1 } END { print sum + 0 }'
}

# What no application should have said, through every voice of the machine.
hostile_texts() {
  stage texts -pl speech -am verify -Dtest='io.jambo.speech.real.HostileTextsTest' \
    -Djambo.speech.texts="$TEXTS_LONG"
}

# Foreign phones and a foreign application against the real process.
interop_tests() {
  build_jar
  stage interop -pl interop -am verify -Dtest='io.jambo.interop.*Test' -Djambo.jar="$JAR"
}

# Writers that are killed at random points, and miss nothing, in both databases.
kill_tests() {
  stage kills -pl store -am verify -Dtest=KillTest -Djambo.kills="$KILLS_LONG"
}

# The database is away for a long time while calls go on.
outage_tests() {
  build_jar
  stage outage -pl interop -am verify -Dtest='io.jambo.interop.OutageTest' -Djambo.jar="$JAR" \
    -Djambo.outage="$OUTAGE_LONG"
}

# Everything in our OpenAPI document, asked for at length by a tester that believes it.
document_tests() {
  build_jar
  stage document -pl interop -am verify -Dtest='io.jambo.interop.SchemathesisTest' \
    -Djambo.jar="$JAR" -Djambo.schemathesis.seconds="$DOCUMENT_LONG"
}

# A run of the bench that says by itself whether it passed: trial WORD ARGUMENT…
trial() {
  local began=$SECONDS
  say "test: $*"
  if (bench_main "$@"); then
    PASSED=$((PASSED + 1))
  else
    FAILED=$((FAILED + 1))
    BROKEN="$BROKEN $1"
  fi
  echo "$1: $((SECONDS - began)) s"
}

INTEROP_TOOLS='sipp, baresip, libflite1, node, npm and python3 with venv'

# True when the tools are there, or could be installed because CI is set or root has apt-get.
install_interop() {
  "$ROOT/interop/install.sh" --check && return
  command -v apt-get >/dev/null && { [ -n "${CI:-}" ] || [ "$(id -u)" = 0 ]; } || return 1
  say 'installing what the interop tests need'
  "$ROOT/interop/install.sh" >"$CACHE/install.log" 2>&1 ||
    { say "that failed; the log: $CACHE/install.log"; exit 1; }
}

# One Maven run over some rooms, counted: stage NAME MAVEN-ARGUMENT… All stages go as far as jars,
# as the build of `serve` does: going from jars to folders of classes would compile everything anew.
stage() {
  local name=$1 began=$SECONDS
  shift
  say "test: $name"
  lock
  : >"$CACHE/mark"
  local good=yes
  maven -fae "$@" -Dsurefire.failIfNoSpecifiedTests=false 9>&- 2>&1 | tee "$LOG" | progress || good=no
  unlock
  count_reports
  PASSED=$((PASSED + TESTS - BAD)) FAILED=$((FAILED + BAD))
  if [ "$TESTS" -eq 0 ]; then
    good=no
    say 'no test ran'
  fi
  if [ $good = no ]; then
    BROKEN="$BROKEN $name"
    cp "$LOG" "$CACHE/test-${name%% *}.log"
    grep -E '^\[(WARNING|ERROR)\]' "$LOG" | head -n 80 >&2 || true
    say "the whole log: $CACHE/test-${name%% *}.log"
  fi
  echo "$name: $((TESTS - BAD)) passed, $BAD failed, $((SECONDS - began)) s"
}

# Sets TESTS and BAD from what surefire has reported since the mark. A skipped test counts as
# failed: a test that runs is never skipped from inside.
count_reports() {
  read -r TESTS BAD < <(
    find "${1:-$ROOT}"/*/target/surefire-reports -name 'TEST-*.xml' -newer "$CACHE/mark" \
      -exec cat {} + 2>/dev/null | awk '
        function number(name) {
          if (!match(suite, " " name "=\"[0-9]+\"")) return 0
          return substr(suite, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
        }
        /<testsuite / { suite = ""; inside = 1 }
        inside { suite = suite " " $0 }
        inside && />/ {
          inside = 0
          tests += number("tests")
          bad += number("errors") + number("failures") + number("skipped")
        }
        END { print tests + 0, bad + 0 }'
  )
}

close_tests() {
  echo "$PASSED passed, $FAILED failed"
  if [ -n "$BROKEN" ]; then
    say "not passed:$BROKEN"
    exit 1
  fi
}
