package org.mortise.form.excel;

import io.vertx.mutiny.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mortise.core.http.ProblemTexts;
import org.mortise.form.record.FormWorld;

/** The workbook of rows that were refused, read again. */
final class RejectedSheets {

    private RejectedSheets() {}

    /** The names and the rows of the sheets with what was refused, cells separated by bars. */
    static List<String> of(ImportWorld world, Path directory, UUID id, Locale locale) throws IOException {
        var vertx = Vertx.vertx();
        var path = Files.createTempFile(directory, "rejected", ".xlsx");
        try {
            var rows = new RejectedRowsFile(world.desk, world.parts.files(), new ProblemTexts(), vertx);
            var file = FormWorld.wait(rows.open(world.run(id), locale));
            var bytes = FormWorld.wait(file.toMulti()
                    .collect()
                    .in(ByteArrayOutputStream::new, (all, piece) -> all.writeBytes(piece.getBytes())));
            Files.write(path, bytes.toByteArray());
            FormWorld.wait(file.close());
        } finally {
            FormWorld.wait(vertx.close());
        }
        var told = new ArrayList<String>();
        try (var workbook = Spreadsheet.open(path, "rejected.xlsx")) {
            for (var sheet = 0; sheet < workbook.sheets().size(); sheet++) {
                told.add(workbook.sheets().get(sheet));
                try (var lines = workbook.rows(sheet)) {
                    lines.map(row -> row.cells().stream().map(CellValue::text).collect(Collectors.joining("|")))
                            .forEach(told::add);
                }
            }
        }
        return told;
    }
}
