package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.server.SharedServer.Crm;

/** Workbooks that sales departments really keep, from the upload to the records; the user says only which column is required. */
@ExtendWith(SharedServer.class)
class WorkbooksIT {

    private static final Path FOLDER = Path.of("..", "..", "form-engine", "src", "test", "resources", "workbooks");

    private final Crm crm;

    WorkbooksIT(Crm crm) {
        this.crm = crm;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "opportunities.xlsx, 商机名称, 4954, 46",
        "leads-en.xlsx, Last Name, 966, 34",
        "leads-gb18030.csv, 姓名, 1961, 39",
        "contract-lines.xlsx, 产品名称, 3987, 13"
    })
    void every_good_row_becomes_a_record_and_every_bad_one_is_told(String file, String required, int good, int bad) {
        var visitor = crm.administrator();
        var analysis = visitor.upload(FOLDER.resolve(file), file).expect(200).body();

        ImportSteps.start(visitor, analysis, file, column -> requiring(column, required));
        var done = ImportSteps.finish(visitor, analysis.path("id").asText(), processed -> {});

        assertThat(List.of(
                        done.path("state").asText(),
                        done.path("good").asInt(),
                        done.path("bad").asInt()))
                .as(done.toString())
                .isEqualTo(List.of("done", good, bad));
        try (var tables = crm.server().tables()) {
            assertThat(tables.number("SELECT count(*) FROM "
                            + tables.tableOf(done.path("form").asText())))
                    .isEqualTo(good);
        }
    }

    private static ObjectNode requiring(ObjectNode column, String title) {
        return column.path("title").asText().equals(title) ? column.put("required", true) : column;
    }
}
