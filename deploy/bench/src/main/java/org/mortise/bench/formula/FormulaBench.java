package org.mortise.bench.formula;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Evaluates {@code ROUND(SUM({items.amount})*{discount},2)} over ten rows with every evaluator, one after the other on one thread
 * after warming up. See {@code docs/performance.md}.
 */
public final class FormulaBench {

    private static final String BEGIN = "<!-- formula:begin -->";
    private static final String END = "<!-- formula:end -->";
    private static final int ROUNDS = 7;
    private static final int BATCH = 1_000;

    private FormulaBench() {}

    /** @param arguments {@code --seconds=} of each of the rounds, {@code --page=} whose part between the marks is written */
    public static void main(String... arguments) throws IOException {
        var given = new TreeMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            given.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        var seconds = Integer.parseInt(given.getOrDefault("--seconds", "2"));
        var orders = Order.some();
        var evaluators = List.of(
                new OurEvaluator(orders),
                new PoiEvaluator(orders),
                FeelEvaluator.interpreted(orders),
                FeelEvaluator.compiled(orders));
        agree(evaluators, orders);
        var text = report(evaluators, orders.size(), seconds);
        System.out.println(text);
        var page = given.get("--page");
        if (page != null) {
            write(Path.of(page), text);
        }
    }

    /** Whoever is fast must be right first. */
    private static void agree(List<Evaluator> evaluators, List<Order> orders) {
        for (var evaluator : evaluators) {
            for (var order = 0; order < orders.size(); order++) {
                var amounts = evaluator instanceof PoiEvaluator ? orders.get(0) : orders.get(order);
                var sum = amounts.amounts().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                var expected = sum.multiply(orders.get(order).discount()).setScale(2, java.math.RoundingMode.HALF_UP);
                if (evaluator.total(order).compareTo(expected) != 0) {
                    throw new IllegalStateException(
                            evaluator.name() + " says " + evaluator.total(order) + " where " + expected + " is right");
                }
            }
        }
    }

    private static String report(List<Evaluator> evaluators, int orders, int seconds) {
        var text = new StringBuilder(
                "%s, Java %s, %s %s, one thread, median of %d rounds of %d s of CPU time after a round of warming up\n"
                        .formatted(
                                LocalDate.now(ZoneOffset.UTC),
                                System.getProperty("java.version"),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                ROUNDS,
                                seconds));
        text.append("\n| Evaluator | evaluations per second and core | lowest and highest round |\n|---|---|---|\n");
        for (var evaluator : evaluators) {
            run(evaluator, orders, seconds);
            var rates = new double[ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                rates[round] = run(evaluator, orders, seconds);
            }
            Arrays.sort(rates);
            text.append("| %s | %s | %s – %s |\n"
                    .formatted(
                            evaluator.name(),
                            grouped(rates[ROUNDS / 2]),
                            grouped(rates[0]),
                            grouped(rates[ROUNDS - 1])));
        }
        return text.toString();
    }

    /** Evaluations per second of CPU time of the thread, which neighbours do not take away. */
    private static double run(Evaluator evaluator, int orders, int seconds) {
        var threads = ManagementFactory.getThreadMXBean();
        var begin = threads.getCurrentThreadCpuTime();
        var until = begin + seconds * 1_000_000_000L;
        var count = 0L;
        var seen = 0;
        while (threads.getCurrentThreadCpuTime() < until) {
            for (var i = 0; i < BATCH; i++) {
                seen += evaluator.total((int) (count++ % orders)).scale();
            }
        }
        var rate = count * 1e9 / (threads.getCurrentThreadCpuTime() - begin);
        return seen < 0 ? -rate : rate;
    }

    private static String grouped(double rate) {
        return String.format(Locale.ROOT, "%,d", Math.round(rate)).replace(',', ' ');
    }

    private static void write(Path page, String text) throws IOException {
        var before = Files.readString(page);
        var from = before.indexOf(BEGIN);
        var to = before.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalStateException(page + " has no part between " + BEGIN + " and " + END);
        }
        Files.writeString(page, before.substring(0, from + BEGIN.length()) + "\n" + text + before.substring(to));
    }
}
