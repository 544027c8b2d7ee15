# ./jambo test fuzz: Jazzer feeds each target of the module `fuzz`, two at a time, one JVM each.
# Findings lie in $CACHE/fuzz/found; with its fix each becomes a seed in fuzz/seeds/<target>.

FUZZ_SECONDS=60        # a target, for `./jambo test fuzz`
FUZZ_SHORT=10          # a target, with every change
FUZZ_AT_ONCE=2         # some 0.7 GB each
FUZZ_CAMPAIGN=100000000 # executions over all targets
FUZZ_SLOWEST=20        # seconds one input may take, on a busy machine

# fuzz_word [--seconds N] [--target WORD] | --campaign [EXECUTIONS]
fuzz_word() {
  local seconds=$FUZZ_SECONDS only=''
  case ${1:-} in
    --campaign)
      fuzz_campaign "${2:-$FUZZ_CAMPAIGN}"
      return
      ;;
  esac
  while [ $# -gt 0 ]; do
    case $1 in
      --seconds) seconds=${2:-} ;;
      --target) only=${2:-} ;;
      *) seconds='' ;;
    esac
    case $seconds in
      '' | *[!0-9]*)
        say "'./jambo test fuzz' takes --seconds N and --target WORD, or --campaign EXECUTIONS."
        exit "$WRONG_USE"
        ;;
    esac
    shift 2
  done
  fuzz_build
  fuzz_targets "$seconds" "${only:-$(fuzz_names)}"
}

# Rounds of all targets until there were so many executions; an interrupted campaign goes on.
fuzz_campaign() {
  local sum
  case $1 in
    '' | *[!0-9]*)
      say "'./jambo test fuzz --campaign' takes a number of executions."
      exit "$WRONG_USE"
      ;;
  esac
  fuzz_build
  sum=$(fuzz_sum)
  while [ "$sum" -lt "$1" ] && [ "$FAILED" -eq 0 ]; do
    fuzz_targets "$FUZZ_SECONDS" "$(fuzz_names)"
    sum=$(fuzz_sum)
    echo "campaign: $sum executions"
  done
  awk '{ sum[$1] += $2 } END { for (name in sum) print "campaign: " name " " sum[name] }' \
    "$CACHE/fuzz/campaign" | LC_ALL=C sort
}

fuzz_sum() {
  touch "$CACHE/fuzz/campaign"
  awk '{ sum += $2 } END { printf "%d\n", sum }' "$CACHE/fuzz/campaign"
}

fuzz_build() {
  mkdir -p "$CACHE/fuzz"
  lock
  build -pl fuzz -am package -Dmaven.test.skip=true
  unlock
}

fuzz_names() {
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$(fuzz_path)" io.jambo.fuzz.Targets
}

fuzz_path() { printf '%s' "$ROOT/fuzz/target/classes:$ROOT/fuzz/target/lib/*"; }

# Some seconds for each of these targets. A target passes when it was really run and nothing was
# found.
fuzz_targets() {
  local began=$SECONDS name found ran
  say "test: fuzz ($1 s a target)"
  export JAVA_HOME CACHE ROOT FUZZ_SLOWEST
  export -f fuzz_one fuzz_path
  printf '%s\n' "$2" | xargs -P "$FUZZ_AT_ONCE" -I{} bash -c "fuzz_one {} $1"
  while IFS= read -r name; do
    ran=$(sed -n 's/^stat::number_of_executed_units: *//p' "$CACHE/fuzz/$name.log" | tail -n 1)
    found=$(cat "$CACHE/fuzz/$name.code")
    if [ "$found" = 0 ] && [ "${ran:-0}" -gt 0 ]; then
      PASSED=$((PASSED + 1))
      echo "$name $ran" >>"$CACHE/fuzz/campaign"
      echo "fuzz $name: $ran executions"
    else
      FAILED=$((FAILED + 1))
      BROKEN="$BROKEN fuzz-$name"
      grep -a -A 8 -E '^== Java Exception|^ERROR: |^==[0-9]+== ERROR' "$CACHE/fuzz/$name.log" | head -n 20 >&2 || true
      say "fuzz $name: ended with $found after ${ran:-no} executions; the log: $CACHE/fuzz/$name.log"
    fi
  done <<<"$2"
  echo "fuzz: $((SECONDS - began)) s"
}

# One target in a JVM of its own: libFuzzer's loop inside ends the process.
fuzz_one() {
  local folder=$CACHE/fuzz code=0
  mkdir -p "$folder/corpus/$1" "$folder/found"
  "$JAVA_HOME/bin/java" -XX:+EnableDynamicAgentLoading --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xmx512m -ea "-Djambo.fuzz.target=$1" \
    -cp "$(fuzz_path)" com.code_intelligence.jazzer.Jazzer --target_class=io.jambo.fuzz.Fuzzer \
    '--instrumentation_includes=io.jambo.**' '--custom_hook_includes=io.jambo.**' \
    "--reproducer_path=$folder/found" "-artifact_prefix=$folder/found/$1-" "-timeout=$FUZZ_SLOWEST" \
    "-max_total_time=$2" -print_final_stats=1 \
    "$folder/corpus/$1" "$ROOT/fuzz/seeds/$1" >"$folder/$1.log" 2>&1 </dev/null || code=$?
  echo "$code" >"$folder/$1.code"
}
