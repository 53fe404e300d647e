package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mortise.core.kernel.Json;

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

    /** A row of a CSV file in which a separator is missing or too many: nobody knows which value belongs where. */
    static MappedRow uneven(SheetRow row) {
        var problem = new CellNote("", "import_column_count");
        return new MappedRow(row.number(), Json.object(), List.of(problem), List.of());
    }

    boolean isGood() {
        return problems.isEmpty();
    }
}
