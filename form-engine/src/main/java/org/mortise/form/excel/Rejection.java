package org.mortise.form.excel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;

/**
 * A row that was not imported.
 *
 * @param sheet name of its sheet when it is another than that of the records; else empty
 * @param row 1-based row number of the sheet
 * @param cells texts of the row as they stood in the sheet
 * @param reasons what is wrong, with the title of the column
 */
record Rejection(String sheet, int row, List<String> cells, List<Reason> reasons) {

    /** @param column title of the column; empty when the reason concerns the whole row */
    record Reason(String column, Problem problem) {}

    Rejection {
        cells = List.copyOf(cells);
        reasons = List.copyOf(reasons);
    }

    /** The same without its cells. */
    Rejection bare() {
        return new Rejection(sheet, row, List.of(), reasons);
    }

    static Rejection of(@Nullable String sheet, SheetRow row, List<Reason> reasons) {
        var cells = row.cells().stream().map(CellValue::text).toList();
        return new Rejection(sheet == null ? "" : sheet, row.number(), cells, reasons);
    }
}
