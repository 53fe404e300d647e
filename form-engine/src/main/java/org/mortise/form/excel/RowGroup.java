package org.mortise.form.excel;

import java.util.List;
import java.util.Map;

/**
 * The rows that make one record: the first and, when it has a sub-table, those below that go on with it.
 *
 * @param read how many rows of the sheet were read for it
 * @param details rows of other sheets that name it, by the sub-table that they fill
 * @param again whether a record above has the same name, so that nobody knows whose those rows are
 */
record RowGroup(List<SheetRow> rows, int read, Map<String, List<SheetRow>> details, boolean again) {

    RowGroup {
        rows = List.copyOf(rows);
        details = Map.copyOf(details);
    }

    static RowGroup of(SheetRow row) {
        return new RowGroup(List.of(row), 1, Map.of(), false);
    }

    SheetRow head() {
        return rows.get(0);
    }

    /** The first cell of a column that is not empty: of merged and repeated cells, any says the same. */
    CellValue cell(int column) {
        for (var row : rows) {
            if (!row.cell(column).isEmpty()) {
                return row.cell(column);
            }
        }
        return CellValue.EMPTY;
    }
}
