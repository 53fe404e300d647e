package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A row of a sheet as a record.
 *
 * @param row 1-based row number as Excel shows it
 * @param data values by field key; empty fields are absent
 * @param problems what makes the row bad; empty for a good row
 * @param warnings what the user should know although the row is good
 */
record MappedRow(int row, ObjectNode data, List<CellNote> problems, List<CellNote> warnings) {

    /** A remark about one cell. */
    record CellNote(String column, String code) {}

    MappedRow {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    boolean isGood() {
        return problems.isEmpty();
    }
}
