package org.mortise.form.excel;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mortise.core.contract.Records;
import org.mortise.core.store.Standing;

/** A check on its way through a file: what was found so far. */
final class Checking implements Closeable {

    private final ImportReading reading;
    private final CheckReport report;
    private final Repeats repeats;
    /** By what tells values apart. */
    private final Map<String, Standing> told = new HashMap<>();

    /** @param said where it may lie meanwhile what the rows say */
    Checking(ImportReading reading, Path said) {
        this.reading = reading;
        this.repeats = new Repeats(said);
        this.report = new CheckReport(reading.plan());
    }

    ImportReading reading() {
        return reading;
    }

    int tried() {
        return report.tried();
    }

    void tried(int more) {
        report.tried(more);
    }

    /**
     * Adds what a batch came to.
     *
     * @param written of its good rows
     * @param standings of the same
     */
    void add(
            List<ImportReading.Row> rows,
            List<ImportReading.Row> good,
            ImportWriting.Written written,
            List<Standing> standings,
            Map<String, Names> names) {
        var outcome = reading.outcome(rows, written.created(), written.made().size());
        reading.made().add(written.made());
        reading.advance(outcome);
        report.add(reading.plan(), rows, outcome, names);
        for (var standing : standings) {
            if (!standing.within() && wentWell(written.created().get(standing.document()))) {
                remember(good.get(standing.document()), standing);
            }
        }
    }

    private static boolean wentWell(Records.Created created) {
        return created.problems().isEmpty();
    }

    private void remember(ImportReading.Row row, Standing standing) {
        told.putIfAbsent(standing.apart(), standing);
        var place = Apartness.place(row, standing);
        repeats.add(new Repeats.Saying(
                standing.apart(),
                standing.values(),
                place.sheet(),
                place.row(),
                row.group().head().number(),
                !row.mapped().warnings().isEmpty()));
    }

    /** What only the whole file shows comes last. */
    Findings done() {
        for (var orphans = reading.orphans(); !orphans.rejections().isEmpty(); orphans = reading.orphans()) {
            reading.advance(orphans);
            report.add(reading.plan(), List.of(), orphans, Map.of());
        }
        var refused = new BitSet();
        repeats.each((saying, first) -> {
            if (!refused.get(saying.record())) {
                refused.set(saying.record());
                reading.advance(reading.worse(saying.warned()));
            }
            report.add(reading.told().repeated(saying, Objects.requireNonNull(told.get(saying.apart())), first));
        });
        return report.done(reading.figures());
    }

    @Override
    public void close() {
        try (reading) {
            repeats.close();
        }
    }
}
