package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.PublicLab.body;
import static org.mortise.server.PublicLab.said;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody without an account brings along: his until an entry has it, and then as visible as its field. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class PublicFilesTest {

    private static final byte[] PROGRAM = {'M', 'Z', 0, 0, 0, 0, 0, 0};

    private PublicOrderLab lab;

    @BeforeEach
    void published() {
        lab = new PublicOrderLab();
    }

    @Test
    void files_of_a_visit_become_those_of_the_entry_and_are_seen_as_its_field_is() {
        var visit = lab.visit();
        var paper = lab.uploaded(visit, "papers");
        var photo = lab.uploaded(visit, "lines.photo");
        lab.administrator.get("/files/" + paper).then().statusCode(404);

        lab.send("{'who':'Li','papers':['" + paper + "'],'lines':[{'pieces':'1','photo':['" + photo + "']}]}", visit)
                .then()
                .statusCode(201);

        var record = lab.onlyRecord();
        assertThat(record.at("/data/papers/0/name").asText()).isEqualTo("a.txt");
        assertThat(record.at("/data/lines/0/photo/0/id").asText()).isEqualTo(photo);
        lab.administrator.get("/files/" + paper).then().statusCode(200);
        lab.stranger.get("/files/" + paper).then().statusCode(401);
        lab.administrator.get("/files/" + paper + "/versions").then().statusCode(200);
    }

    @Test
    void files_of_another_visit_of_nobody_or_for_another_field_are_unknown() {
        var mine = lab.visit();
        var theirs = lab.uploaded(lab.visit(), "papers");
        var elsewhere = lab.uploaded(mine, "lines.photo");
        var own = lab.uploaded(mine, "papers");

        for (var file : new String[] {theirs, elsewhere, "01890a5d-ac96-774b-bcce-b302099a8057"}) {
            var refused = lab.send("{'who':'Li','papers':['" + file + "']}", mine);
            assertThat(problem(refused)).isEqualTo("file_unknown /data/papers/0");
        }
        assertThat(problem(lab.send("{'who':'Li','papers':['" + own + "']}", "")))
                .isEqualTo("file_unknown /data/papers/0");
        lab.send("{'who':'Li','papers':['" + own + "']}", mine).then().statusCode(201);
        assertThat(problem(lab.send("{'who':'Li','papers':['" + own + "']}", mine)))
                .isEqualTo("file_unknown /data/papers/0");
    }

    @Test
    void a_visit_belongs_to_its_link_and_ends_with_the_entry() {
        var visit = lab.visit();
        var other = new PublicOrderLab();

        assertThat(other.upload(visit, "papers", "a.txt", new byte[] {'x'}).statusCode())
                .isEqualTo(404);
        assertThat(lab.upload("x".repeat(43), "papers", "a.txt", new byte[] {'x'})
                        .statusCode())
                .isEqualTo(404);
        lab.send("{'who':'Li'}", visit).then().statusCode(201);
        assertThat(lab.upload(visit, "papers", "a.txt", new byte[] {'x'}).statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_the_field_does_not_take_is_refused_as_everywhere() {
        var visit = lab.visit();

        assertThat(lab.upload(visit, "papers", "a.png", new byte[] {'x'}).statusCode())
                .isEqualTo(422);
        assertThat(lab.upload(visit, "papers", "a.pdf", PROGRAM).statusCode()).isEqualTo(422);
        assertThat(lab.upload(visit, "papers", "a.txt", new byte[1_100_000]).statusCode())
                .isEqualTo(413);
        var many = "['%s','%s','%s']"
                .formatted(lab.uploaded(visit, "papers"), lab.uploaded(visit, "papers"), lab.uploaded(visit, "papers"));
        assertThat(problem(lab.send("{'who':'Li','papers':" + many + "}", visit)))
                .isEqualTo("files_too_many /data/papers");
    }

    @Test
    void what_the_field_asks_of_pictures_is_asked_of_strangers_too() {
        var visit = lab.visit();

        assertThat(code(lab.upload(visit, "face", "small.png", drawn(99)))).isEqualTo("picture_dimensions");
        assertThat(code(lab.upload(visit, "face", "silent.png", drawn(100)))).isEqualTo("picture_without_time");
    }

    private static byte[] drawn(int width) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, 10, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    private static String code(Response refused) {
        refused.then().statusCode(422);
        return body(refused).at("/problems/0/code").asText();
    }

    @Test
    void a_field_that_is_not_offered_or_holds_no_files_is_not_there() {
        var visit = lab.visit();
        var unknown = said(lab.upload(visit, "nothing", "a.txt", new byte[] {'x'}));

        assertThat(unknown).startsWith("404");
        for (var field : new String[] {"inner", "who", "lines", "lines.pieces"}) {
            assertThat(said(lab.upload(visit, field, "a.txt", new byte[] {'x'})))
                    .as(field)
                    .isEqualTo(unknown);
        }
    }

    @Test
    void who_changes_his_mind_takes_a_file_back_and_nobody_else_does() {
        var visit = lab.visit();
        var paper = lab.uploaded(visit, "papers");
        var withdrawn = "/public/" + lab.token + "/files/" + paper;

        assertThat(lab.stranger
                        .request()
                        .header("Mortise-Visit", lab.visit())
                        .delete(withdrawn)
                        .statusCode())
                .isEqualTo(404);
        assertThat(lab.stranger
                        .request()
                        .header("Mortise-Visit", visit)
                        .delete(withdrawn)
                        .statusCode())
                .isEqualTo(204);
        assertThat(problem(lab.send("{'who':'Li','papers':['" + paper + "']}", visit)))
                .isEqualTo("file_unknown /data/papers/0");
    }

    @Test
    void one_visit_and_one_address_do_not_fill_the_disk() {
        var visit = lab.visit();
        var last = lab.upload(visit, "papers", "a.txt", new byte[] {'x'});
        for (var time = 0; time < 150 && last.statusCode() == 201; time++) {
            last = lab.upload(visit, "papers", "a.txt", new byte[] {'x'});
        }

        assertThat(last.statusCode()).isEqualTo(429);
    }

    private static String problem(Response refused) {
        refused.then().statusCode(422);
        var problem = body(refused).at("/problems/0");
        return problem.path("code").asText() + " " + problem.path("path").asText();
    }
}
