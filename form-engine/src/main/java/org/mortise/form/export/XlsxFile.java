package org.mortise.form.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of one sheet, streamed; texts are kept as texts, so none of them is a formula. */
final class XlsxFile implements SheetFile {

    private static final int LONGEST_CELL = 32_767;

    private final OutputStream stream;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    XlsxFile(Path path, String name) throws IOException {
        stream = new BufferedOutputStream(Files.newOutputStream(path));
        workbook = new Workbook(stream, "Mortise", "1.0");
        sheet = workbook.newWorksheet(name);
        sheet.freezePane(0, 1);
    }

    @Override
    public void row(List<Object> cells) {
        for (var column = 0; column < cells.size(); column++) {
            cell(column, cells.get(column));
        }
        row++;
    }

    private void cell(int column, Object value) {
        if (value instanceof BigDecimal number) {
            sheet.value(row, column, number);
        } else if (value instanceof LocalDate date) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof LocalDateTime time) {
            sheet.value(row, column, time);
            sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
        } else if (!value.equals(BLANK)) {
            var text = value.toString();
            sheet.value(row, column, text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
        }
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void finish() throws IOException {
        try (stream) {
            workbook.finish();
        }
    }
}
