package org.mortise.form.excel;

import java.util.function.Predicate;

/** Tells rows of data from the header and what stands above it, blank rows, totals and signatures; asked in order. */
final class DataRows implements Predicate<SheetRow> {

    private final int headerRow;
    private final int columns;
    private boolean afterTotal;
    private int width;

    DataRows(int headerRow, int columns) {
        this.headerRow = headerRow;
        this.columns = columns;
    }

    /** How many cells the header has; 0 until it has come by. */
    int width() {
        return width;
    }

    @Override
    public boolean test(SheetRow row) {
        if (row.number() == headerRow) {
            width = row.cells().size();
        }
        if (row.number() <= headerRow || row.isBlank()) {
            return false;
        }
        if (row.isTotal()) {
            afterTotal = true;
            return false;
        }
        // Below a total, a row with only a cell or two is a signature or a remark.
        return !afterTotal || row.filled() * 3 >= columns;
    }
}
