package org.mortise.form.excel;

import java.util.List;
import org.mortise.core.kernel.Problem;

/**
 * A row that was not imported.
 *
 * @param row 1-based row number of the sheet
 * @param cells texts of the row as they stood in the sheet
 * @param reasons what is wrong, with the title of the column
 */
record Rejection(int row, List<String> cells, List<Reason> reasons) {

    /** @param column title of the column; empty when the reason concerns the whole row */
    record Reason(String column, Problem problem) {}

    Rejection {
        cells = List.copyOf(cells);
        reasons = List.copyOf(reasons);
    }
}
