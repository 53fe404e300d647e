package org.mortise.form.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mortise.core.kernel.Json;
import org.mortise.form.control.CellReading;
import org.mortise.form.excel.SheetOutline.GuessedColumn;

/** Looks a file over: finds the header of each sheet and guesses its columns, in two readings of bounded memory. */
final class SheetSurvey {

    private SheetSurvey() {}

    /** Outlines of all sheets; {@code reserved} are field keys that no column may get. */
    static List<SheetOutline> of(Spreadsheet file, Set<String> reserved) throws IOException {
        var outlines = new ArrayList<SheetOutline>();
        for (var index = 0; index < file.sheets().size(); index++) {
            outlines.add(outline(file, index, reserved));
        }
        return outlines;
    }

    private static SheetOutline outline(Spreadsheet file, int index, Set<String> reserved) throws IOException {
        var header = SheetHeader.find(file, index);
        var name = file.sheets().get(index);
        if (header == null) {
            return new SheetOutline(index, name, 0, 0, List.of());
        }
        var profiles = new ArrayList<ColumnProfile>();
        header.titles().forEach(title -> profiles.add(new ColumnProfile()));
        var rows = new int[1];
        var below = new BelowBlank(profiles.size());
        try (var sheet = file.rows(index)) {
            sheet.filter(new DataRows(header.number(), profiles.size())).forEach(row -> {
                rows[0]++;
                below.add(row);
                for (var column = 0; column < profiles.size(); column++) {
                    profiles.get(column).add(row.cell(column));
                }
            });
        }
        return new SheetOutline(
                index,
                name,
                header.number(),
                rows[0],
                columns(
                        header,
                        profiles,
                        new Looks(below.lines(), file.extras(index).pictureColumns(header.number())),
                        reserved));
    }

    /** Positions of columns that look like those of a sub-table, and of those that show pictures. */
    private record Looks(Set<Integer> lines, Set<Integer> pictures) {}

    private static List<GuessedColumn> columns(
            SheetHeader header, List<ColumnProfile> profiles, Looks looks, Set<String> reserved) {
        var names = new KeyNames(reserved, "field");
        var columns = new ArrayList<GuessedColumn>();
        for (var index = 0; index < profiles.size(); index++) {
            var title = header.titles().get(index);
            var profile = profiles.get(index);
            var shows = looks.pictures().contains(index);
            if (title.shown().isEmpty() && profile.filled == 0 && !shows) {
                continue;
            }
            var shown = title.shown().isEmpty() ? "列 " + (index + 1) : title.shown();
            var guess = shows ? new TypeGuess(CellReading.PICTURES, Json.object()) : TypeGuess.of(shown, profile);
            var plan = new ColumnPlan(
                    index,
                    shown,
                    names.of(shown),
                    shown,
                    guess.type(),
                    guess.props(),
                    title.required(),
                    profile.filled == 0 && !shows);
            columns.add(new GuessedColumn(
                    plan,
                    title,
                    profile.samples,
                    profile.eitherFirstUntold(),
                    looks.lines().contains(index)));
        }
        return columns;
    }

    /**
     * Rows whose first column is empty although others are not: below the first row of a record, what is still filled belongs to
     * its sub-table.
     */
    private static final class BelowBlank {

        private static final int MOST_IN_TEN = 9;
        private static final int LEAST_IN_HUNDRED = 5;
        private final int[] blank;
        private final int[] filled;
        private int rows;
        private int below;

        BelowBlank(int columns) {
            this.blank = new int[columns];
            this.filled = new int[columns];
        }

        void add(SheetRow row) {
            rows++;
            var goesOn = rows > 1 && row.cell(0).isEmpty();
            below += goesOn ? 1 : 0;
            for (var column = 0; column < blank.length; column++) {
                blank[column] += goesOn && row.cell(column).isEmpty() ? 1 : 0;
                filled[column] += goesOn && !row.cell(column).isEmpty() ? 1 : 0;
            }
        }

        Set<Integer> lines() {
            var lines = new HashSet<Integer>();
            var heads = 0;
            for (var column = 0; column < blank.length; column++) {
                heads += blank[column] * 10 >= below * MOST_IN_TEN ? 1 : 0;
                if (filled[column] * 10 > below) {
                    lines.add(column);
                }
            }
            return below < 2 || below * 100 < rows * LEAST_IN_HUNDRED || heads < 2 ? Set.of() : lines;
        }
    }
}
