package org.mortise.form.excel;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Rows on their way into a file and back. */
final class RowBytes {

    private static final int TEXT = 0;
    private static final int NUMBER = 1;
    private static final int BOOL = 2;
    private static final int BROKEN = 3;

    private RowBytes() {}

    /** How many bytes it took. */
    static int write(DataOutputStream into, SheetRow row) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var output = new DataOutputStream(bytes)) {
            output.writeInt(row.number());
            output.writeInt(row.cells().size());
            for (var cell : row.cells()) {
                write(output, cell);
            }
        }
        into.write(bytes.toByteArray());
        return bytes.size();
    }

    private static void write(DataOutputStream output, CellValue cell) throws IOException {
        if (cell instanceof CellValue.Number number) {
            output.writeByte(NUMBER);
            text(output, number.value().toString());
            var moment = number.moment();
            text(output, moment == null ? "" : moment.date().toString());
            text(
                    output,
                    moment == null || moment.time() == null ? "" : moment.time().toString());
            output.writeBoolean(number.percent());
            output.writeInt(number.digits());
        } else if (cell instanceof CellValue.Bool bool) {
            output.writeByte(BOOL);
            output.writeBoolean(bool.value());
        } else if (cell instanceof CellValue.Broken broken) {
            output.writeByte(BROKEN);
            text(output, broken.code());
        } else {
            output.writeByte(TEXT);
            text(output, cell.text());
            text(output, cell instanceof CellValue.Text typed && typed.target() != null ? typed.target() : "");
        }
    }

    private static void text(DataOutputStream output, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        output.writeInt(bytes.length);
        output.write(bytes);
    }

    static SheetRow read(DataInput input) throws IOException {
        var number = input.readInt();
        var cells = new ArrayList<CellValue>();
        for (var left = input.readInt(); left > 0; left--) {
            cells.add(cell(input));
        }
        return new SheetRow(number, cells);
    }

    private static CellValue cell(DataInput input) throws IOException {
        return switch (input.readByte()) {
            case NUMBER ->
                new CellValue.Number(
                        new BigDecimal(text(input)),
                        moment(text(input), text(input)),
                        input.readBoolean(),
                        input.readInt());
            case BOOL -> new CellValue.Bool(input.readBoolean());
            case BROKEN -> new CellValue.Broken(text(input));
            default -> typed(text(input), text(input));
        };
    }

    private static CellValue typed(String text, String target) {
        return new CellValue.Text(text, target.isEmpty() ? null : target);
    }

    private static @Nullable Moment moment(String date, String time) {
        return date.isEmpty() ? null : new Moment(LocalDate.parse(date), time.isEmpty() ? null : LocalTime.parse(time));
    }

    private static String text(DataInput input) throws IOException {
        var bytes = new byte[input.readInt()];
        input.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
