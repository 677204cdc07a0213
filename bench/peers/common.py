"""What the peers share: the command line, the measuring, the form of the answers."""

import argparse
import json
import statistics
import time

MONTHS = [f"{year}-{month:02}" for year in range(2015, 2025) for month in range(1, 13)]
YEARS = [str(year) for year in range(2015, 2025)]
# The column order and the words of the tables; `unknown` is a benefit that ended for no stated reason.
TO_WORK = ["work", "self_employment"]
EDUCATION = ["study"]
NEUTRAL = ["relationship", "pension_age", "death", "detention", "moved", "moved_abroad", "partner",
           "disability_benefit"]  # the last by the policy `example`
ACTIVATING = ["volunteering", "informal_care", "organised"]
COUNTS_AS_PLACEMENT = ["paid", "supported", "sheltered", "self_employed"]
BRIDGE_DAYS, RUNG_CARRY_DAYS, PLACEMENT_BRIDGE_DAYS = 30, 92, 7
LONG_TERM_MONTHS, SUSTAINED_MONTHS, FOLLOW_UP_DAYS = 60, 6, 365
STATES = {1: "1", 2: "2", 3: "3", 4: "4", 5: "5", 6: "6", 7: "unmeasured", 0: "outside"}


def category(reason):
    """What an end reason counts as under the policy `example`."""
    if reason is None or reason == "unknown":
        return "unknown"
    for name, reasons in [("to_work", TO_WORK), ("education", EDUCATION), ("neutral", NEUTRAL)]:
        if reason in reasons:
            return name
    return "other"


CATEGORIES = ["to_work", "education", "neutral", "other", "unknown"]


class Answers(dict):
    """Every figure under its table, period and cell: value and denominator. Noughts stay away."""

    def add(self, table, period, value, of=None, cell=None):
        value = None if value is None else int(value)
        of = None if of is None else int(of)
        if value or of:
            self[" ".join([table, period] + ([cell] if cell else []))] = [value, of]


def median_days(waits):
    """The smallest number of days at which the Kaplan-Meier curve is at or below one half; `waits`
    are (days, how many, how many of them with the event), one for each number of days."""
    at_risk, survival = sum(n for _, n, _ in waits), 1.0
    for days, n, events in sorted(waits):
        survival *= 1 - events / at_risk
        if survival <= 0.5 + 1e-12:
            return days
        at_risk -= n
    return None


def running(changes, cells, length=120):
    """What stands at each of so many moments, given (moment, cell, change); after the last is never."""
    stands = {cell: [0] * length for cell in cells}
    for moment, cell, change in changes:
        if moment < length:
            stands[cell][moment] += change
    for counts in stands.values():
        for moment in range(1, length):
            counts[moment] += counts[moment - 1]
    return stands


def megabytes(line):
    with open("/proc/self/status") as status:
        for it in status:
            if it.startswith(line):
                return int(it.split()[1]) * 1024 / 1e6


def arguments():
    words = argparse.ArgumentParser()
    words.add_argument("--ledger", required=True)
    words.add_argument("--threads", type=int, default=1)
    words.add_argument("--runs", type=int, default=3)
    return words.parse_args()


def measure(name, version, options, load, battery):
    """Loads once, answers several times from the loaded table, prints what was found as JSON."""
    table = load(options.ledger)
    with open("/proc/self/clear_refs", "w") as refs:
        refs.write("5")  # forget the peak of loading
    loaded = megabytes("VmRSS")
    took, processor = [], time.process_time()
    for _ in range(options.runs):
        started = time.perf_counter()
        answers = battery(table)
        took.append(time.perf_counter() - started)
    processor = (time.process_time() - processor) / options.runs
    print(json.dumps({
        "peer": name, "version": version, "threads": options.threads,
        "whole": statistics.median_low(took), "whole_processor": processor,
        "loaded_mb": loaded, "peak_mb": megabytes("VmHWM"), "answers": answers,
    }))
