package org.mortise.form.excel;

import java.util.List;

/**
 * What a sheet looks like: where its header stands and what its columns seem to be.
 *
 * @param index position among the visible sheets, 0-based
 * @param headerRow 1-based row of the header; 0 when the sheet has none
 * @param rows rows of data, totals and blank ones left out
 */
record SheetOutline(int index, String name, int headerRow, int rows, List<GuessedColumn> columns) {

    /**
     * A column with what it seems to be and some of its values.
     *
     * @param title what stands above it
     * @param eitherFirst how many of its dates could be read month first as well as day first, when nothing tells which
     * @param line whether it looks like a column of a sub-table
     */
    record GuessedColumn(
            ColumnPlan plan, SheetHeader.Title title, List<String> samples, int eitherFirst, boolean line) {
        GuessedColumn {
            samples = List.copyOf(samples);
        }
    }

    SheetOutline {
        columns = List.copyOf(columns);
    }
}
