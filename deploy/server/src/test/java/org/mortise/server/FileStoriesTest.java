package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.mortise.server.SingleQuoted.json;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files from their upload to their download, over HTTP, with what is tried against them. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class FileStoriesTest {

    private static final byte[] PDF = "%PDF-1.7 a report".getBytes(StandardCharsets.US_ASCII);
    private static final String FORM = """
            {'kind':'form','key':'%s','title':'Report','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},
              {'key':'files','type':'attachment','title':'Files','props':{'maxSizeMB':1,'accept':['.pdf','.png','.txt','.html','.svg']}},
              {'key':'secret','type':'attachment','title':'Secret'},
              {'key':'photos','type':'image','title':'Photos'},
              {'key':'signed','type':'signature','title':'Signed'}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'%1$s','title':'Clerk','grants':[
              {'form':'%1$s','actions':['create','read','update'],'scope':'own','fields':{'*':'write','secret':'hidden','photos':'read'}}]}""";

    private Browser administrator = Browser.anonymous();
    private Browser clerk = Browser.anonymous();
    private Browser colleague = Browser.anonymous();
    private String form = "";

    @BeforeEach
    void a_published_form_and_two_who_see_only_their_own_records() {
        administrator = Browser.administrator();
        var key = "t" + UUID.randomUUID().toString().substring(0, 8);
        form = "files." + key;
        administrator.publish("files", json(FORM.formatted(key)));
        administrator.publish("files", json(ROLE.formatted(key)));
        var ids = List.of(person("c" + key), person("d" + key));
        administrator
                .request()
                .body(Map.of("people", ids))
                .put("/roles/files." + key + "/members")
                .then()
                .statusCode(204);
        clerk = Browser.signIn("c" + key, Browser.PASSWORD);
        colleague = Browser.signIn("d" + key, Browser.PASSWORD);
    }

    @Test
    void a_file_is_uploaded_saved_with_a_record_and_read_back_so_that_nothing_in_it_runs() {
        String id = upload(clerk, "files", "../../报告.pdf", PDF)
                .then()
                .statusCode(201)
                .body("name", equalTo("报告.pdf"), "type", equalTo("application/pdf"), "size", equalTo(PDF.length))
                .extract()
                .path("id");
        String record = save(clerk, "files", id)
                .then()
                .statusCode(201)
                .body("data.files[0].name", equalTo("报告.pdf"))
                .extract()
                .path("id");

        var read = clerk.get("/files/" + id);
        read.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", startsWith("attachment; "))
                .header("Content-Disposition", containsString("filename*=UTF-8''%E6%8A%A5%E5%91%8A.pdf"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cache-Control", containsString("private"));
        assertThat(read.asByteArray()).isEqualTo(PDF);
        clerk.get("/files/" + id + "?shown=true").then().header("Content-Disposition", startsWith("inline; "));
        clerk.request()
                .header("If-None-Match", read.header("ETag"))
                .get("/files/" + id)
                .then()
                .statusCode(304);
        var part = clerk.request().header("Range", "bytes=1-3").get("/files/" + id);
        part.then().statusCode(206).header("Content-Range", "bytes 1-3/" + PDF.length);
        assertThat(part.asString()).isEqualTo("PDF");
        clerk.get("/forms/" + form + "/records/" + record + "/history")
                .then()
                .body("items[0].changes.field", hasItems("files"));
        assertThat(administrator.get("/forms/" + form + "/export?format=csv").asString())
                .contains("报告.pdf");
    }

    @Test
    void a_file_is_nobody_elses_before_it_is_saved_and_the_records_readers_after() {
        String id = upload(clerk, "files", "a.pdf", PDF).path("id");
        clerk.get("/files/" + id).then().statusCode(200);
        for (var other : new Browser[] {colleague, administrator}) {
            unknown(other.get("/files/" + id));
            unknown(other.get("/files/" + id + "/versions"));
            unknown(other.request().delete("/files/" + id));
        }

        save(clerk, "files", id);
        administrator.get("/files/" + id).then().statusCode(200);
        unknown(colleague.get("/files/" + id));
        unknown(colleague.get("/files/" + UUID.randomUUID()));
    }

    @Test
    void a_copy_of_a_file_is_its_copiers_and_outlives_the_original() {
        String id = upload(clerk, "files", "a.pdf", PDF).path("id");
        String original = save(clerk, "files", id).path("id");
        unknown(copy(colleague, id));

        String copy = copy(clerk, id)
                .then()
                .statusCode(201)
                .body("name", equalTo("a.pdf"), "size", equalTo(PDF.length))
                .extract()
                .path("id");
        unknown(administrator.get("/files/" + copy));
        save(clerk, "files", id).then().statusCode(422);
        save(clerk, "files", copy).then().statusCode(201);
        administrator
                .request()
                .header("If-Match", "\"1\"")
                .delete("/forms/" + form + "/records/" + original)
                .then()
                .statusCode(204);

        assertThat(clerk.get("/files/" + copy).asByteArray()).isEqualTo(PDF);
    }

    @Test
    void nobody_copies_what_he_may_not_bring() {
        String photo = upload(administrator, "photos", "p.png", png(4, 4)).path("id");
        String secret =
                upload(administrator, "secret", "s.txt", new byte[] {'x'}).path("id");
        String signature = upload(clerk, "signed", "s.png", png(40, 20)).path("id");
        String record = save(clerk, "signed", signature).path("id");
        administrator
                .request()
                .header("If-Match", "\"1\"")
                .body(Map.of("data", Map.of("photos", new String[] {photo}, "secret", new String[] {secret})))
                .patch("/forms/" + form + "/records/" + record)
                .then()
                .statusCode(200);

        copy(administrator, photo).then().statusCode(201);
        copy(administrator, signature).then().statusCode(403);
        clerk.get("/files/" + photo).then().statusCode(200);
        copy(clerk, photo).then().statusCode(403);
        unknown(copy(clerk, secret));
        unknown(copy(colleague, photo));
    }

    @Test
    void somebody_elses_file_and_one_of_another_field_cannot_be_saved() {
        String others = upload(colleague, "files", "a.pdf", PDF).path("id");
        save(clerk, "files", others)
                .then()
                .statusCode(422)
                .body("problems[0].code", equalTo("file_unknown"), "problems[0].path", equalTo("/data/files/0"));

        upload(clerk, "signed", "blank.png", blank(40, 20))
                .then()
                .statusCode(422)
                .body("problems[0].code", equalTo("signature_blank"));
        String signature = upload(clerk, "signed", "s.png", png(40, 20)).path("id");
        save(clerk, "files", signature).then().statusCode(422);
        save(clerk, "files", UUID.randomUUID().toString())
                .then()
                .statusCode(422)
                .body("problems[0].code", equalTo("file_unknown"));
    }

    @Test
    void a_hidden_field_takes_and_gives_no_files_and_looks_like_none() {
        var hidden = upload(clerk, "secret", "a.txt", new byte[] {'x'});
        var nowhere = upload(clerk, "nowhere", "a.txt", new byte[] {'x'});
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(nowhere.statusCode()).isEqualTo(404);
        upload(clerk, "photos", "a.png", png(4, 4)).then().statusCode(403);
        upload(clerk, "name", "a.txt", new byte[] {'x'}).then().statusCode(404);

        String secret =
                upload(administrator, "secret", "a.txt", new byte[] {'x'}).path("id");
        String record = save(
                        clerk, "files", upload(clerk, "files", "a.pdf", PDF).path("id"))
                .path("id");
        administrator
                .request()
                .header("If-Match", "\"1\"")
                .body(Map.of("data", Map.of("secret", new String[] {secret})))
                .patch("/forms/" + form + "/records/" + record)
                .then()
                .statusCode(200);
        administrator.get("/files/" + secret).then().statusCode(200);
        unknown(clerk.get("/files/" + secret));
    }

    @Test
    void what_is_not_what_it_says_or_not_wanted_is_refused_with_a_sentence() {
        refused(upload(clerk, "files", "photo.png", new byte[] {'M', 'Z', 0, 3}), "file_not_what_it_says");
        refused(upload(clerk, "files", "a.zip", new byte[] {'P', 'K', 3, 4}), "file_type_not_accepted");
        refused(upload(clerk, "signed", "s.txt", new byte[] {'x'}), "file_type_not_accepted");
        refused(upload(administrator, "secret", "setup.exe", new byte[] {'M', 'Z', 0, 3}), "file_runs");
        refused(upload(administrator, "photos", "bomb.png", claiming(60_000, 60_000)), "picture_too_large");
        refused(upload(administrator, "photos", "broken.png", Arrays.copyOf(png(40, 40), 20)), "picture_unreadable");
    }

    @Test
    void what_is_too_large_is_refused_by_its_announced_and_by_its_true_length() {
        var large = new byte[(1 << 20) + 1];
        Arrays.fill(large, (byte) 'a');
        upload(clerk, "files", "a.txt", large)
                .then()
                .statusCode(413)
                .body("code", equalTo("file_too_large"), "detail", containsString("at most 1 MB"));
    }

    @Test
    void pages_and_drawings_with_scripts_are_only_ever_saved() {
        for (var name : new String[] {"a.html", "a.svg"}) {
            var content = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
            String id = upload(clerk, "files", name, content.getBytes(StandardCharsets.US_ASCII))
                    .path("id");
            clerk.get("/files/" + id + "?shown=true")
                    .then()
                    .statusCode(200)
                    .header("Content-Disposition", startsWith("attachment; "))
                    .header("Content-Security-Policy", "sandbox; default-src 'none'");
            clerk.get("/files/" + id + "/thumbnail").then().statusCode(404);
        }
    }

    @Test
    void a_picture_is_drawn_small_and_a_new_version_keeps_the_old_one() {
        String first =
                upload(administrator, "photos", "photo.png", png(1000, 500)).path("id");
        var small = administrator.get("/files/" + first + "/thumbnail");
        small.then().statusCode(200).contentType("image/jpeg").header("Cache-Control", containsString("private"));
        String record = save(administrator, "photos", first).path("id");

        String second = administrator
                .request()
                .contentType("application/octet-stream")
                .queryParam("name", "better.png")
                .queryParam("replaces", first)
                .body(png(20, 20))
                .post("/forms/" + form + "/fields/photos/files")
                .path("id");
        administrator
                .request()
                .header("If-Match", "\"1\"")
                .body(Map.of("data", Map.of("photos", new String[] {second})))
                .patch("/forms/" + form + "/records/" + record)
                .then()
                .statusCode(200)
                .body("data.photos[0].version", equalTo(2), "data.photos[0].width", equalTo(20));

        administrator
                .get("/files/" + second + "/versions")
                .then()
                .body("items", hasSize(2), "items.name", hasItems("better.png", "photo.png"));
        administrator.get("/files/" + first).then().statusCode(200);
        unknown(upload(clerk, "files", "b.pdf", PDF, first));
    }

    @Test
    void what_was_taken_back_or_taken_out_is_gone() {
        String back = upload(clerk, "files", "a.pdf", PDF).path("id");
        clerk.request().delete("/files/" + back).then().statusCode(204);
        unknown(clerk.get("/files/" + back));

        String out = upload(clerk, "files", "a.pdf", PDF).path("id");
        String record = save(clerk, "files", out).path("id");
        clerk.request()
                .header("If-Match", "\"1\"")
                .body(json("{'data':{'files':null}}"))
                .patch("/forms/" + form + "/records/" + record)
                .then()
                .statusCode(200);
        unknown(clerk.get("/files/" + out));
    }

    private String person(String login) {
        return administrator
                .post("/people", Map.of("login", login, "name", "王芳", "password", Browser.PASSWORD))
                .path("id");
    }

    private Response upload(Browser who, String field, String name, byte[] content) {
        return upload(who, field, name, content, null);
    }

    private Response upload(
            Browser who,
            String field,
            String name,
            byte[] content,
            @org.jspecify.annotations.Nullable String replaces) {
        var request = who.request().contentType("application/octet-stream").queryParam("name", name);
        return (replaces == null ? request : request.queryParam("replaces", replaces))
                .body(content)
                .post("/forms/" + form + "/fields/" + field + "/files");
    }

    private Response save(Browser who, String field, String id) {
        return who.post("/forms/" + form + "/records", Map.of("data", Map.of(field, new String[] {id})));
    }

    private static Response copy(Browser who, String id) {
        return who.request().post("/files/" + id + "/copies");
    }

    private static void unknown(Response response) {
        response.then().statusCode(404).body("code", equalTo("not_found"));
    }

    private static void refused(Response response, String code) {
        response.then()
                .statusCode(422)
                .body("problems[0].code", equalTo(code), "problems[0].message", not(equalTo("")));
    }

    private static byte[] png(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(width / 2, height / 2, 0xffffff);
        return png(image);
    }

    /** Nothing is drawn on it. */
    private static byte[] blank(int width, int height) {
        return png(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB));
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    /** A picture of a few bytes that says it is enormous. */
    private static byte[] claiming(int width, int height) {
        var bytes = png(4, 4);
        ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);
        var crc = new CRC32();
        crc.update(bytes, 12, 17);
        ByteBuffer.wrap(bytes).putInt(29, (int) crc.getValue());
        return bytes;
    }
}
