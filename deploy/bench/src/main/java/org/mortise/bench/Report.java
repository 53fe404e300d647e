package org.mortise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as Markdown. */
final class Report {

    private static final double MEMBER_BAR = 1.2;

    private final List<String> facts = new ArrayList<>();
    private final List<String> sql = new ArrayList<>();
    private final List<String> http = new ArrayList<>();

    void fact(String fact) {
        facts.add("- " + fact);
    }

    void compared(Task task, SqlComparison.Times administrator, SqlComparison.Times member) {
        sql.add(row(
                task.title,
                millis(administrator.ours()),
                millis(administrator.byHand()),
                factor(administrator.ratio(), task.kind.sql),
                "≤ " + number(task.kind.sql),
                millis(member.ours()),
                factor(member.ratio(), task.kind.sql)));
    }

    void measured(Task task, HttpLoad.Cost administrator, HttpLoad.Cost member) {
        http.add(row(
                task.title,
                held(administrator.cpu(), task.kind.cpu, millis(administrator.cpu())),
                Double.isInfinite(task.kind.cpu) ? "" : "≤ " + number(task.kind.cpu),
                millis(administrator.median()),
                millis(member.cpu()),
                factor(member.cpu() / administrator.cpu(), MEMBER_BAR)));
    }

    String text() {
        var lines = new ArrayList<>(facts);
        lines.add("");
        lines.add("SQL, median in ms:");
        lines.add("");
        lines.add("| | Mortise | by hand | ratio | bar | Mortise, member | ratio to by hand, member |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|");
        lines.addAll(sql);
        lines.add("");
        lines.add("HTTP, CPU time of the server process per request in ms:");
        lines.add("");
        lines.add("| | administrator | bar | median answer | member | member : administrator (bar ≤ 1.2) |");
        lines.add("|---|--:|--:|--:|--:|--:|");
        lines.addAll(http);
        return String.join("\n", lines) + "\n";
    }

    /** Puts {@code text} between the marks {@code <!-- name: begin -->} and {@code <!-- name: end -->} of {@code page}. */
    static void writeInto(Path page, String name, String text) throws IOException {
        var opening = "<!-- " + name + ": begin -->";
        var before = Files.readString(page);
        var begin = before.indexOf(opening);
        var end = before.indexOf("<!-- " + name + ": end -->");
        if (begin < 0 || end < begin) {
            throw new IOException("no marks in " + page);
        }
        Files.writeString(page, before.substring(0, begin + opening.length()) + "\n" + text + before.substring(end));
    }

    private static String factor(double value, double bar) {
        return held(value, bar, number(value));
    }

    private static String held(double value, double bar, String shown) {
        return value <= bar ? shown : "**" + shown + "**";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("0$", "");
    }
}
