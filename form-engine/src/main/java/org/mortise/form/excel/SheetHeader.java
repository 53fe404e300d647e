package org.mortise.form.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a sheet are called. Titles of groups may stand merged above those of columns: then both rows are the header.
 *
 * @param number 1-based row below which the data begin
 */
record SheetHeader(int number, List<Title> titles) {

    private static final int WITHIN = 20;
    private static final double NEARLY = 0.6;

    /**
     * What a column is called.
     *
     * @param text of its own cell, cleaned; empty when there is none
     * @param group what stands merged above it; empty when nothing does
     * @param shown its own title, after that of its group where other columns are called the same
     */
    record Title(String text, String group, String shown, boolean required) {}

    /** Cells that are shown as one; rows 1-based, columns 0-based. */
    record Merge(int top, int left, int bottom, int right) {}

    SheetHeader {
        titles = List.copyOf(titles);
    }

    /** The header near the top of a sheet; null when there is none. */
    static @Nullable SheetHeader find(Spreadsheet file, int sheet) throws IOException {
        List<SheetRow> top;
        try (var rows = file.rows(sheet)) {
            top = rows.filter(row -> !row.isBlank()).limit(WITHIN).toList();
        }
        var widest = top.stream().mapToInt(SheetHeader::labels).max().orElse(0);
        // The first row that is nearly as full of different texts as any: titles above it are one cell wide.
        var plain = top.stream()
                .filter(row -> labels(row) >= 1 && labels(row) >= NEARLY * widest)
                .findFirst()
                .orElse(null);
        if (plain == null) {
            return null;
        }
        for (var index = 0; index + 1 < top.size() && top.get(index).number() <= plain.number(); index++) {
            if (mayBeGroups(top.get(index), top.get(index + 1))) {
                var groups = groups(top.get(index), top.get(index + 1), file.merges(sheet));
                if (!groups.isEmpty()) {
                    return of(top.get(index), top.get(index + 1), groups);
                }
            }
        }
        return of(null, plain, Map.of());
    }

    /** Looked at before the merged cells are, for these stand at the end of a sheet. */
    private static boolean mayBeGroups(SheetRow upper, SheetRow lower) {
        if (lower.number() != upper.number() + 1 || labels(upper) < 2) {
            return false;
        }
        for (var column = 1; column < lower.cells().size(); column++) {
            if (upper.cell(column).isEmpty() && !lower.cell(column).isEmpty()) {
                return lower.cells().stream().allMatch(cell -> cell.isEmpty() || cell instanceof CellValue.Text);
            }
        }
        return false;
    }

    /**
     * Titles of groups by column; none unless something is merged above two titles or more. A column outside of the groups has its
     * title in one of the two rows: with one in both, the lower row is data.
     */
    private static Map<Integer, String> groups(SheetRow upper, SheetRow lower, List<Merge> merges) {
        var groups = new HashMap<Integer, String>();
        for (var merge : merges) {
            if (merge.top() != upper.number() || merge.bottom() != upper.number() || merge.right() == merge.left()) {
                continue;
            }
            var below = 0;
            for (var column = merge.left(); column <= merge.right(); column++) {
                groups.put(column, Normal.header(upper.cell(merge.left()).text()));
                below += lower.cell(column).isEmpty() ? 0 : 1;
            }
            if (below < 2) {
                return Map.of();
            }
        }
        for (var column = 0; column < upper.cells().size(); column++) {
            var said = !upper.cell(column).isEmpty() && !lower.cell(column).isEmpty();
            if (said && !groups.containsKey(column)) {
                return Map.of();
            }
        }
        return groups;
    }

    private static SheetHeader of(@Nullable SheetRow upper, SheetRow lower, Map<Integer, String> groups) {
        var width =
                Math.max(upper == null ? 0 : upper.cells().size(), lower.cells().size());
        var raw = new ArrayList<String>();
        var known = new HashMap<String, Integer>();
        for (var column = 0; column < width; column++) {
            var own = lower.cell(column).text();
            var text = !own.isEmpty() || upper == null || groups.containsKey(column)
                    ? own
                    : upper.cell(column).text();
            raw.add(text);
            known.merge(Normal.header(text), 1, Integer::sum);
        }
        var titles = new ArrayList<Title>();
        for (var column = 0; column < width; column++) {
            var text = Normal.header(raw.get(column));
            var group = groups.getOrDefault(column, "");
            var isAlone = group.isEmpty() || known.getOrDefault(text, 0) < 2;
            var shown = isAlone ? text : (group + " " + text).strip();
            titles.add(new Title(text, group, shown, Normal.isRequired(raw.get(column))));
        }
        return new SheetHeader(lower.number(), titles);
    }

    private static int labels(SheetRow row) {
        var labels = new HashSet<String>();
        for (var cell : row.cells()) {
            if (cell instanceof CellValue.Text text && !text.isEmpty()) {
                labels.add(Normal.header(text.text()));
            }
        }
        return labels.size();
    }
}
