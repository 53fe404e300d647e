package org.mortise.form.recompute;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.mortise.form.record.Recomputation.Failure;

/** Adds up why records failed: one line per field and code, the first kinds only. */
final class Reasons {

    private static final int MOST = 20;

    private Reasons() {}

    static RecomputeRun.Figures counted(
            RecomputeRun.Figures before, int seen, int changed, Collection<Failure> failures) {
        var records = new HashSet<>();
        failures.forEach(failure -> records.add(failure.record()));
        return new RecomputeRun.Figures(
                before.total(),
                before.processed() + seen,
                before.changed() + changed,
                before.failed() + records.size(),
                merged(before.reasons(), failures));
    }

    private static List<RecomputeRun.Reason> merged(List<RecomputeRun.Reason> known, Collection<Failure> failures) {
        var merged = new LinkedHashMap<String, RecomputeRun.Reason>();
        known.forEach(reason -> merged.put(reason.field() + ' ' + reason.code(), reason));
        for (var failure : failures) {
            var one = new RecomputeRun.Reason(
                    failure.field(), failure.code(), 1, failure.record().toString());
            var key = one.field() + ' ' + one.code();
            if (merged.size() < MOST || merged.containsKey(key)) {
                merged.merge(
                        key,
                        one,
                        (old, more) -> new RecomputeRun.Reason(old.field(), old.code(), old.count() + 1, old.record()));
            }
        }
        return List.copyOf(merged.values());
    }
}
