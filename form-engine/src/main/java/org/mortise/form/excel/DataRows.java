package org.mortise.form.excel;

import java.util.function.Consumer;

/** Lets only rows of data through: not the header and what stands above it, nor blank rows, totals and signatures. */
final class DataRows implements Consumer<SheetRow> {

    private final int headerRow;
    private final int columns;
    private final Consumer<SheetRow> next;
    private boolean afterTotal;

    DataRows(int headerRow, int columns, Consumer<SheetRow> next) {
        this.headerRow = headerRow;
        this.columns = columns;
        this.next = next;
    }

    @Override
    public void accept(SheetRow row) {
        if (row.number() <= headerRow || row.isBlank()) {
            return;
        }
        if (row.isTotal()) {
            afterTotal = true;
            return;
        }
        // Below a total, a row with only a cell or two is a signature or a remark.
        if (afterTotal && row.filled() * 3 < columns) {
            return;
        }
        next.accept(row);
    }
}
