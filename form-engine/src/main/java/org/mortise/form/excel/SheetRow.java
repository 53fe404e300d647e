package org.mortise.form.excel;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A row as read from a sheet.
 *
 * @param number 1-based, as Excel shows it
 * @param cells from the first column on; missing ones at the end are empty
 */
record SheetRow(int number, List<CellValue> cells) {

    private static final Pattern TOTAL = Pattern.compile("(本页|\\d{4}年?|本月|本年)?(合计|总计|小计)[:：]?");

    SheetRow {
        cells = List.copyOf(cells);
    }

    CellValue cell(int index) {
        return index < cells.size() ? cells.get(index) : CellValue.EMPTY;
    }

    boolean isBlank() {
        return cells.stream().allMatch(CellValue::isEmpty);
    }

    long filled() {
        return cells.stream().filter(cell -> !cell.isEmpty()).count();
    }

    /** Whether the row sums up others: its first filled cell says 合计, 总计 or 小计. */
    boolean isTotal() {
        return cells.stream()
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .map(cell -> TOTAL.matcher(Normal.withoutSpace(cell.text())).matches())
                .orElse(false);
    }
}
