package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.EncryptedRoadsTest.BORROWER;
import static org.mortise.server.EncryptedRoadsTest.FORM;
import static org.mortise.server.SingleQuoted.json;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be asked of encrypted fields, by whom, and what is told of it. */
@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class EncryptedAskingTest {

    private static final String NUMBER = "11010519491231002X";
    private static final String OTHER = "440301198703074219";
    private static final String WORDS = "QZXWVKJ949";
    private static final String PASSWORD = "correct horse battery staple 7";

    /** Each asks of the code what the database cannot say of it. */
    private static final List<String> ASKING = List.of(
            "{'kind':'view','key':'%1$s_v','title':'Order by','form':'%1$s','type':'list','columns':[{'field':'name'}],'sort':[{'field':'code','direction':'asc'}]}",
            "{'kind':'role','key':'%1$s_s','title':'Scope','grants':[{'form':'%1$s','actions':['read'],'scope':{'field':'code','op':'startsWith','value':'A'},'fields':{'*':'read'}}]}",
            "{'kind':'dataset','key':'%1$s_d','title':'Sum','form':'%1$s','dimensions':[{'key':'code','field':'code'}],'measures':[{'key':'n','agg':'count'}]}",
            "{'kind':'publiclink','key':'%1$s_p','title':'Offer','form':'%1$s_at','fields':[{'field':'name'},{'field':'who'}],'offer':{'who':{'form':'%1$s','show':['name'],'where':{'field':'code','op':'contains','value':'A'}}}}");

    private static final String BLIND = """
        {'kind':'role','key':'%1$s_blind','title':'Blind','grants':[{'form':'%1$s','actions':['read'],'scope':'all','fields':{'*':'read','code':'hidden','idcard':'hidden','again':'hidden','remark':'hidden','lines':'hidden'}}]}\
        """;

    private Browser administrator = Browser.anonymous();
    private String key = "";

    @BeforeEach
    void published() {
        administrator = Browser.administrator();
        key = "a" + UUID.randomUUID().toString().substring(0, 8);
        administrator.publish("story", json(FORM.formatted(key)));
        administrator.publish("story", json(BORROWER.formatted(key)));
    }

    @Test
    void what_asks_in_vain_is_refused_by_the_title_of_the_field() {
        for (var document : ASKING) {
            refused(draft(document), "“Secret code”");
        }
        var name = "story." + key + "_c";
        administrator.publish(
                "story", json(FORM.replace(",'encrypted':true", "").formatted(key + "_c")));
        administrator.publish("story", json(BORROWER.formatted(key + "_c")));
        for (var document : ASKING) {
            administrator.publish("story", json(document.formatted(key + "_c")));
        }
        var broken = administrator
                .speaking("en-US")
                .request()
                .header(
                        "If-Match",
                        "\"" + EncryptedRoadsTest.redrafted(administrator, name, json(FORM.formatted(key + "_c")))
                                + "\"")
                .body(Map.of("note", ""))
                .post("/metadata/form/" + name + "/publish");
        broken.then().statusCode(422);
        assertThat(broken.asString())
                .contains(
                        "breaks_other", "“Order by”", "“Sum”", "“Scope”", "“Offer”", "“Secret code” is kept encrypted");
    }

    private Response draft(String document) {
        var doc = json(document.formatted(key));
        var kind = doc.path("kind").asText();
        administrator
                .post("/metadata/" + kind, Map.of("pkg", "story", "doc", doc))
                .then()
                .statusCode(201);
        return administrator
                .speaking("en-US")
                .request()
                .header("If-Match", "\"1\"")
                .body(Map.of("note", ""))
                .post("/metadata/" + kind + "/story." + doc.path("key").asText() + "/publish");
    }

    private static void refused(Response publish, String title) {
        publish.then().statusCode(422);
        assertThat(publish.asString()).contains(title).contains("field_encrypted");
    }

    @Test
    void whoever_may_not_see_it_cannot_ask_it_either_and_finds_it_in_no_file() {
        administrator.publish("story", json(BLIND.formatted(key)));
        String record = administrator
                .post(
                        "/forms/story." + key + "/records",
                        json("{'data':{'name':'one','idcard':'" + NUMBER + "','code':'" + WORDS + "'}}"))
                .path("id");
        var person =
                Map.of("login", key, "name", key, "password", PASSWORD, "roles", List.of("story." + key + "_blind"));
        administrator.post("/people", person).then().statusCode(201);
        var blind = Browser.signIn(key, PASSWORD);
        var records = "/forms/story." + key + "/records";

        assertThat(blind.get(records + "/" + record).asString()).doesNotContain(NUMBER, WORDS);
        assertThat(blind.get(records + "/" + record + "/history").asString()).doesNotContain(NUMBER, WORDS);
        assertThat(blind.get(records + "?search=" + WORDS).asString()).doesNotContain(record);
        var asked = blind.request()
                .queryParam("filter", "{\"field\":\"code\",\"op\":\"eq\",\"value\":\"" + WORDS + "\"}")
                .get(records);
        asked.then().statusCode(422);
        assertThat(asked.asString()).doesNotContain("encrypted", "Secret code");
        var inVain = administrator
                .request()
                .queryParam("filter", "{\"field\":\"code\",\"op\":\"contains\",\"value\":\"QZ\"}")
                .get(records);
        inVain.then().statusCode(422);
        assertThat(inVain.asString()).contains("field_encrypted", "Secret code");

        TableImport.into(
                "story." + key,
                "name,idcard,Secret code\nfirst," + OTHER + "," + WORDS + "\nbad,110105194912310021," + WORDS
                        + "\nbad2,1," + WORDS + "\n",
                administrator);
        var directory = Path.of(ConfigProvider.getConfig().getValue("mortise.files.directory", String.class));
        // The file goes a moment after the import has ended.
        Await.until("the file of the import to be gone", () -> isClear(directory));
    }

    private static boolean isClear(Path directory) {
        try (var files = Files.exists(directory) ? Files.walk(directory) : Stream.<Path>empty()) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (text.contains(OTHER) || text.contains(WORDS)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | UncheckedIOException gone) {
            return false;
        }
    }
}
