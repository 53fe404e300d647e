package org.mortise.form.excel;

import java.util.List;

/**
 * What of a sheet goes where, as the user decided.
 *
 * @param sheet position among the visible sheets, 0-based
 * @param headerRow 1-based
 */
record ImportPlan(int sheet, int headerRow, List<ColumnPlan> columns) {
    ImportPlan {
        columns = List.copyOf(columns);
    }
}
