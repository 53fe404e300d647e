package org.mortise.form.excel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.mortise.form.control.SubtableControl;

/**
 * Joins the rows of one record. A row goes on with the record above it when the cells of the record are empty in it (left blank, or
 * merged) or say the same again; without columns of a sub-table, every row is a record.
 */
final class RowGroups implements Iterator<RowGroup> {

    /** More are not kept: the form refuses such a record anyway. */
    private static final int MOST = SubtableControl.MOST_ROWS + 1;

    private final Iterator<SheetRow> rows;
    private final List<Integer> heads;
    private final boolean joins;
    private @Nullable SheetRow ahead;

    /** @param plans of all columns of the sheet */
    RowGroups(Iterator<SheetRow> rows, List<ColumnPlan> plans) {
        this.rows = rows;
        var wanted = plans.stream().filter(plan -> !plan.skip()).toList();
        this.heads = wanted.stream()
                .filter(plan -> !plan.isLine())
                .map(ColumnPlan::index)
                .toList();
        this.joins = !heads.isEmpty() && wanted.stream().anyMatch(ColumnPlan::isLine);
    }

    @Override
    public boolean hasNext() {
        return ahead != null || rows.hasNext();
    }

    @Override
    public RowGroup next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var first = ahead == null ? rows.next() : ahead;
        ahead = null;
        if (!joins) {
            return RowGroup.of(first);
        }
        var group = new ArrayList<SheetRow>(List.of(first));
        var read = 1;
        while (rows.hasNext()) {
            var row = rows.next();
            if (!goesOn(first, row)) {
                ahead = row;
                break;
            }
            read++;
            if (group.size() < MOST) {
                group.add(row);
            }
        }
        return new RowGroup(group, read, Map.of(), false);
    }

    private boolean goesOn(SheetRow first, SheetRow row) {
        return heads.stream()
                .allMatch(column -> row.cell(column).isEmpty()
                        || row.cell(column).text().equals(first.cell(column).text()));
    }
}
