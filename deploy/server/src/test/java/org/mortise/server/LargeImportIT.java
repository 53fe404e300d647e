package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbook of 100,000 rows comes in whole into a server that has 512 MB. */
class LargeImportIT {

    private static final int ROWS = 100_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void a_hundred_thousand_rows_come_in_within_512_megabytes() throws IOException {
        var workbook = directory.resolve("ledger.xlsx");
        LedgerWorkbook.write(workbook, ROWS);
        var bad = IntStream.range(0, ROWS)
                .filter(index -> !LedgerWorkbook.mistakes(index).isEmpty())
                .boxed()
                .toList();
        var server = RunningServer.start(directory.resolve("home"), 512);
        try (server) {
            var administrator = server.found();
            var analysis = administrator.upload(workbook, "ledger.xlsx").expect(200);
            assertThat(analysis.body().at("/sheets/0/rows").asInt()).isEqualTo(ROWS);
            assertThat(analysis.body().at("/sheets/0/headerRow").asInt()).isEqualTo(LedgerWorkbook.HEADER_ROW);

            var seen = new TreeSet<Integer>();
            var done = ImportSteps.run(administrator, analysis.body(), "客户台账", seen::add);

            assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
            assertThat(done.path("total").asInt()).isEqualTo(ROWS);
            assertThat(done.path("processed").asInt()).isEqualTo(ROWS);
            assertThat(done.path("bad").asInt()).isEqualTo(bad.size());
            assertThat(done.path("good").asInt()).isEqualTo(ROWS - bad.size());
            assertThat(seen).as("how far it was each time somebody looked").hasSizeGreaterThan(5);
            try (var tables = server.tables()) {
                assertThat(tables.number("SELECT sum(good) FROM import_run")).isEqualTo(ROWS - bad.size());
                assertThat(tables.number("SELECT count(*) FROM import_rejection"))
                        .isEqualTo(bad.size());
            }
            assertThat(administrator
                            .get("/forms/" + done.path("form").asText() + "/count")
                            .text("/capped"))
                    .isEqualTo("true");
            rejectedRowsAre(bad, administrator, analysis.text("/id"));
        }
        assertThat(server.log()).as("up to and with its end").doesNotContain("OutOfMemoryError", "ERROR");
    }

    /** The file of the rejected rows: each as it was, with its number and its reason. */
    private void rejectedRowsAre(List<Integer> bad, Visitor administrator, String id) throws IOException {
        var file = directory.resolve("rejected.xlsx");
        administrator.download("/imports/" + id + "/rejected", file);
        try (var workbook = new ReadableWorkbook(file.toFile())) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(bad.size() + 1);
            for (var line = 0; line < bad.size(); line++) {
                var row = rows.get(line + 1);
                var index = bad.get(line);
                assertThat(row.getCellText(1)).isEqualTo("联系人" + index % 977);
                assertThat(row.getCellText(14)).isEqualTo(String.valueOf(LedgerWorkbook.HEADER_ROW + 1 + index));
                assertThat(row.getCellText(15).split("；")).hasSameSizeAs(LedgerWorkbook.mistakes(index));
            }
        }
    }
}
