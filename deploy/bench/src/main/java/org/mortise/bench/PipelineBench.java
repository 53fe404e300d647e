package org.mortise.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.mortise.core.access.FieldRight;
import org.mortise.core.formula.WorkCalendar;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.form.control.Coercion;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.linkage.ComputationPass;
import org.mortise.form.linkage.Preparation;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.linkage.ShapeCompiler;
import org.mortise.form.linkage.Surroundings;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.record.RecordCoercion;

/**
 * Takes records of the large form the way that a write takes without input and output, in one thread of this process: coerced, given
 * their defaults, computed, checked. See {@code docs/performance.md}.
 */
public final class PipelineBench {

    private static final ObjectKey FORM = new ObjectKey("bench", LargeForm.KEY);
    private static final Instant NOW = Instant.parse("2026-11-30T04:00:00Z");
    private static final int ROUNDS = 7;
    private static final int BATCH = 50;
    private static final int VERSIONS = 40;
    private static final double BAR = 5;

    private PipelineBench() {}

    /** @param arguments {@code --seconds=} of each of the rounds, {@code --page=} whose part between the marks is written */
    public static void main(String... arguments) throws IOException {
        var given = new TreeMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            given.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        var seconds = Integer.parseInt(given.getOrDefault("--seconds", "3"));
        var text = report(seconds);
        System.out.println(text);
        var page = given.get("--page");
        if (page != null) {
            Report.writeInto(Path.of(page), "measured pipeline", text);
        }
    }

    private static String report(int seconds) {
        var definition = LargeForm.definition("Large");
        var cold = cpu(() -> prepared(definition));
        var warm = new double[VERSIONS];
        for (var version = 0; version < VERSIONS; version++) {
            warm[version] = cpu(() -> prepared(definition));
        }
        var form = prepared(definition);
        var create = rounds(seconds, random -> created(form, LargeForm.record(random)));
        var stored = new ArrayList<ObjectNode>();
        var random = new Random(3);
        for (var index = 0; index < BATCH; index++) {
            stored.add(created(form, LargeForm.record(random)).get().data());
        }
        var change = rounds(seconds, next -> changed(form, stored.get(next.nextInt(stored.size())), next));
        return String.join(
                        "\n",
                        "- %s: %d fields, %d sub-tables of four columns and %d rows, %d rules; Java %d, one thread, median of %d rounds"
                                        .formatted(
                                                LocalDate.now(ZoneOffset.UTC),
                                                LargeForm.FIELDS,
                                                LargeForm.TABLES,
                                                LargeForm.ROWS,
                                                LargeForm.RULES,
                                                Runtime.version().feature(),
                                                ROUNDS)
                                + " of %d s after one for warming up".formatted(seconds),
                        "",
                        "| CPU in ms | median | lowest and highest round | bar |",
                        "|---|--:|--:|--:|",
                        row("a new record", create, BAR),
                        row("one field changed", change, BAR),
                        row("reading and preparing the form, the first time in a process", new double[] {cold}, 1000),
                        row(
                                "… the last of " + VERSIONS + " times",
                                Arrays.copyOfRange(warm, VERSIONS - 5, VERSIONS),
                                1000))
                + "\n";
    }

    private static String row(String what, double[] rounds, double bar) {
        var sorted = rounds.clone();
        Arrays.sort(sorted);
        var median = sorted[sorted.length / 2];
        var shown = number(median);
        return "| %s | %s | %s | ≤ %s |"
                .formatted(
                        what,
                        median <= bar ? shown : "**" + shown + "**",
                        sorted.length == 1 ? "" : number(sorted[0]) + " – " + number(sorted[sorted.length - 1]),
                        String.format(Locale.ROOT, "%.0f", bar));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    private static PreparedForm prepared(ObjectNode document) {
        var definition = FormDefinition.parse(FORM, document);
        var controls = ControlCatalog.installed();
        var shape = new ShapeCompiler(controls, set -> List.of()).compile(definition, 1);
        var prepared = Preparation.of(definition, shape, controls, other -> Optional.empty());
        if (!prepared.problems().isEmpty()) {
            throw new IllegalStateException(prepared.problems().toString());
        }
        return prepared.form();
    }

    private interface Work {
        Supplier<ComputationPass.Result> of(Random random);
    }

    private static Supplier<ComputationPass.Result> created(PreparedForm form, ObjectNode sent) {
        return () -> {
            var input = RecordCoercion.of(form, sent, new Coercion(ZoneOffset.UTC));
            return sound(ComputationPass.run(form, null, input.input(), surroundings()));
        };
    }

    private static Supplier<ComputationPass.Result> changed(PreparedForm form, ObjectNode stored, Random random) {
        var sent = Api.JSON.createObjectNode().put(LargeForm.name(1), random.nextInt(10_000) + ".50");
        return () -> {
            var input = RecordCoercion.of(form, sent, new Coercion(ZoneOffset.UTC));
            return sound(ComputationPass.run(form, stored, input.input(), surroundings()));
        };
    }

    private static ComputationPass.Result sound(ComputationPass.Result result) {
        if (!result.problems().isEmpty() || !result.data().has(LargeForm.name(3))) {
            throw new IllegalStateException("not what was expected: " + result.problems());
        }
        return result;
    }

    private static Surroundings surroundings() {
        return new Surroundings(
                NOW,
                ZoneOffset.UTC,
                Map.of(),
                key -> FieldRight.WRITE,
                (form, id) -> null,
                department -> List.of(department),
                WorkCalendar.USUAL,
                Json.object());
    }

    /** CPU of the thread for one piece of work, in milliseconds, by round; what is worked on is made beforehand. */
    private static double[] rounds(int seconds, Work work) {
        var rounds = new double[ROUNDS];
        round(seconds, work);
        for (var round = 0; round < ROUNDS; round++) {
            rounds[round] = round(seconds, work);
        }
        return rounds;
    }

    private static double round(int seconds, Work work) {
        var random = new Random(11);
        var used = 0.0;
        var count = 0;
        while (used < seconds * 1_000) {
            var batch = new ArrayList<Supplier<ComputationPass.Result>>();
            for (var index = 0; index < BATCH; index++) {
                batch.add(work.of(random));
            }
            used += cpu(() -> batch.stream().map(Supplier::get).toList());
            count += BATCH;
        }
        return used / count;
    }

    private static double cpu(Supplier<?> work) {
        var threads = ManagementFactory.getThreadMXBean();
        var begin = threads.getCurrentThreadCpuTime();
        var result = work.get();
        var used = (threads.getCurrentThreadCpuTime() - begin) / 1e6;
        if (result == null) {
            throw new IllegalStateException("nothing came of it");
        }
        return used;
    }
}
