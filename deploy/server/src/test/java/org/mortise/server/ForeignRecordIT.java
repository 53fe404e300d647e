package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.RoadLab.said;
import static org.mortise.server.SingleQuoted.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.kernel.Ids;
import org.mortise.server.SharedServer.Crm;
import org.mortise.server.Visitor.Answer;

/** Every road to somebody else's record leads as far as a road to a record that does not exist; for its owner it leads there. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignRecordIT {

    /** The record that ends an archive, and nothing before it. */
    private static final byte[] EMPTY_ARCHIVE = Arrays.copyOf(new byte[] {'P', 'K', 5, 6}, 22);

    private final RoadLab lab;

    ForeignRecordIT(Crm crm) {
        lab = new RoadLab(crm);
    }

    /**
     * A request about one thing.
     *
     * @param operation as in the description of the interface
     * @param prepare makes a thing of the owner's and gives its id
     * @param ask asks for the thing of this id
     */
    record Road(String operation, BiFunction<RoadLab, String, String> prepare, Asking ask) {
        @Override
        public String toString() {
            return operation;
        }
    }

    @FunctionalInterface
    interface Asking {
        Answer ask(RoadLab lab, Visitor who, String id);
    }

    static Stream<Road> roads() {
        return Stream.of(records(), comments(), approvals(), files(), others()).flatMap(List::stream);
    }

    private static List<Road> records() {
        return List.of(
                record("readRecord", "GET", "", null),
                record("changeRecord", "PATCH", "", "{'data':{'name':'taken over'}}"),
                record("deleteRecord", "DELETE", "", null),
                record("readHistory", "GET", "/history", null),
                record("listRecordRuns", "GET", "/runs", null),
                record("listRecordActions", "GET", "/actions", null),
                record("submitRecord", "POST", "/submit", "{}"),
                road(
                        "readRecordFlow",
                        ForeignRecordIT::submitted,
                        (lab, who, id) -> who.get(lab.records() + "/" + id + "/flow")),
                road(
                        "restoreRecord",
                        RoadLab::deleted,
                        (lab, who, id) ->
                                who.ask("POST", "/forms/" + lab.form + "/trash/" + id + "/restore", Map.of())),
                posted("evaluateRecord", "/forms/%2$s/evaluate", "{'id':'%1$s','data':{}}"),
                posted("previewFlow", "/flows/%2$s/preview", "{'record':'%1$s'}"),
                posted("runRule", "/rules/%2$s/runs", "{'record':'%1$s'}"),
                posted("createRecord", "/forms/%2$s/records", "{'data':{'name':'leads there','other':'%1$s'}}"));
    }

    private static List<Road> comments() {
        return List.of(
                record("listComments", "GET", "/comments", null),
                record("writeComment", "POST", "/comments", "{'text':'seen'}"),
                record("listMentionable", "GET", "/comments/people", null),
                road(
                        "editComment",
                        ForeignRecordIT::discussed,
                        (lab, who, id) -> who.ask("PATCH", comment(lab, id), json("{'text':'otherwise'}"))),
                road(
                        "removeComment",
                        ForeignRecordIT::discussed,
                        (lab, who, id) -> who.ask("DELETE", comment(lab, id), "")));
    }

    private static List<Road> approvals() {
        return List.of(
                road("readSubmission", ForeignRecordIT::instance, (lab, who, id) -> who.get("/flow-instances/" + id)),
                road(
                        "withdrawInstance",
                        ForeignRecordIT::instance,
                        (lab, who, id) -> who.ask("POST", "/flow-instances/" + id + "/withdraw", Map.of())),
                road("readTask", ForeignRecordIT::task, (lab, who, id) -> who.get("/tasks/" + id)),
                road(
                        "listTaskCandidates",
                        ForeignRecordIT::task,
                        (lab, who, id) -> who.get("/tasks/" + id + "/fields/other/candidates")),
                road(
                        "decideTask",
                        ForeignRecordIT::task,
                        (lab, who, id) -> who.post("/tasks/" + id + "/decision", Map.of("action", "approve"))));
    }

    private static List<Road> files() {
        return List.of(
                road("readFile", ForeignRecordIT::file, (lab, who, id) -> who.get("/files/" + id)),
                road(
                        "listFileVersions",
                        ForeignRecordIT::file,
                        (lab, who, id) -> who.get("/files/" + id + "/versions")),
                road(
                        "copyFile",
                        ForeignRecordIT::file,
                        (lab, who, id) -> who.ask("POST", "/files/" + id + "/copies", "")),
                road("withdrawFile", ForeignRecordIT::file, (lab, who, id) -> who.ask("DELETE", "/files/" + id, "")));
    }

    private static List<Road> others() {
        return List.of(
                road(
                        "saveView",
                        ForeignRecordIT::view,
                        (lab, who, id) -> who.ask(
                                "PUT",
                                "/forms/" + lab.form + "/views/" + id,
                                json("{'title':'Mine','columns':[{'field':'name'}]}"))),
                road(
                        "deleteView",
                        ForeignRecordIT::view,
                        (lab, who, id) -> who.ask("DELETE", "/forms/" + lab.form + "/views/" + id, "")),
                road("readRuleBatch", ForeignRecordIT::batch, (lab, who, id) -> who.get("/rule-batches/" + id)),
                road(
                        "stopRuleBatch",
                        ForeignRecordIT::batch,
                        (lab, who, id) -> who.post("/rule-batches/" + id + "/stop", Map.of())),
                road(
                        "listRefusedRecords",
                        ForeignRecordIT::batch,
                        (lab, who, id) -> who.get("/rule-batches/" + id + "/refused")),
                road("readImport", ForeignRecordIT::workbook, (lab, who, id) -> who.get("/imports/" + id)),
                road(
                        "cancelImport",
                        ForeignRecordIT::workbook,
                        (lab, who, id) -> who.ask("DELETE", "/imports/" + id, "")),
                road(
                        "startImport",
                        ForeignRecordIT::workbook,
                        (lab, who, id) -> who.post("/imports/" + id + "/start", plan(lab))),
                road(
                        "checkImport",
                        ForeignRecordIT::workbook,
                        (lab, who, id) -> who.post("/imports/" + id + "/check", plan(lab))),
                road(
                        "readImportSheets",
                        ForeignRecordIT::workbook,
                        (lab, who, id) -> who.get("/imports/" + id + "/sheets")),
                road(
                        "readImportCheck",
                        ForeignRecordIT::checked,
                        (lab, who, id) -> who.get("/imports/" + id + "/check")),
                road(
                        "cancelImportCheck",
                        ForeignRecordIT::checked,
                        (lab, who, id) -> who.ask("DELETE", "/imports/" + id + "/check", "")),
                road(
                        "uploadImportFiles",
                        ForeignRecordIT::workbook,
                        (lab, who, id) -> who.send(
                                "/imports/" + id + "/files?name=a.zip", "application/octet-stream", EMPTY_ARCHIVE)));
    }

    private static String checked(RoadLab lab, String operation) {
        var id = workbook(lab, operation);
        lab.owner.post("/imports/" + id + "/check", plan(lab)).expect(202);
        return id;
    }

    private static JsonNode plan(RoadLab lab) {
        return json(
                "{'sheet':0,'headerRow':1,'rows':1,'target':{'form':'%s'},'columns':[{'index':0,'header':'Name','key':'name','type':'text','title':'Name','props':{},'required':false,'skip':false}]}"
                        .formatted(lab.form));
    }

    @ParameterizedTest
    @MethodSource("roads")
    void what_is_somebody_elses_is_answered_like_what_is_not_there(Road road) {
        var id = road.prepare().apply(lab, road.operation());
        var nothing = Ids.next().toString();

        var foreign = road.ask().ask(lab, lab.colleague, id);
        var unknown = road.ask().ask(lab, lab.colleague, nothing);

        assertThat(said(foreign, id)).isEqualTo(said(unknown, nothing));
        assertThat(foreign.status()).isIn(404, 422);
        assertThat(road.ask().ask(lab, lab.owner, id).status())
                .as("for its owner")
                .isBetween(200, 299);
    }

    @ParameterizedTest
    @MethodSource("many")
    void of_many_those_of_somebody_else_are_refused_like_those_that_are_not_there(String action) {
        var id = action.equals("restore") ? lab.deleted(action) : lab.record(action);
        var nothing = Ids.next().toString();

        var foreign = bulk(lab.colleague, action, id);
        var unknown = bulk(lab.colleague, action, nothing);

        assertThat(said(foreign, id)).isEqualTo(said(unknown, nothing));
        assertThat(foreign.text("/refused")).isEqualTo("1");
        assertThat(bulk(lab.owner, action, id).text("/done")).isEqualTo("1");
    }

    static Stream<String> many() {
        return Stream.of("update", "delete", "restore");
    }

    private Answer bulk(Visitor who, String action, String id) {
        var body = "{'do':'%s','records':[{'id':'%s','version':1}],'data':{'price':'7'}}".formatted(action, id);
        return who.post(lab.records() + "/bulk", json(body)).expect(200);
    }

    private static Road road(String operation, BiFunction<RoadLab, String, String> prepare, Asking ask) {
        return new Road(operation, prepare, ask);
    }

    private static Road record(
            String operation, String method, String after, @org.jspecify.annotations.Nullable String body) {
        return road(
                operation,
                RoadLab::record,
                (lab, who, id) -> who.ask(method, lab.records() + "/" + id + after, body == null ? "" : json(body)));
    }

    private static Road posted(String operation, String path, String body) {
        return road(
                operation,
                RoadLab::record,
                (lab, who, id) -> who.post(path.formatted(id, lab.form), json(body.formatted(id, lab.form))));
    }

    private static String discussed(RoadLab lab, String name) {
        var record = lab.record(name);
        lab.owner
                .post(lab.records() + "/" + record + "/comments", json("{'text':'a word'}"))
                .expect(201);
        return record;
    }

    /** The comment on a record; some other where there is no such record. */
    private static String comment(RoadLab lab, String record) {
        var comments = lab.records() + "/" + record + "/comments";
        var found = lab.owner.get(comments);
        return comments + "/" + (found.status() == 200 ? found.text("/items/0/id") : Ids.next());
    }

    private static String submitted(RoadLab lab, String name) {
        var record = lab.record(name);
        lab.submitted(record);
        return record;
    }

    private static String instance(RoadLab lab, String name) {
        return lab.instance(submitted(lab, name));
    }

    private static String task(RoadLab lab, String name) {
        return lab.submitted(lab.record(name));
    }

    private static String file(RoadLab lab, String name) {
        return lab.upload(lab.owner, "files");
    }

    private static String view(RoadLab lab, String name) {
        return lab.owner
                .post("/forms/" + lab.form + "/views", json("{'title':'Mine','columns':[{'field':'name'}]}"))
                .expect(201)
                .text("/id");
    }

    private static String batch(RoadLab lab, String name) {
        return lab.owner
                .post("/rules/" + lab.form + "/batches", json("{'records':['" + lab.record(name) + "']}"))
                .expect(202)
                .text("/id");
    }

    private static String workbook(RoadLab lab, String name) {
        return lab.owner
                .send(
                        "/imports?name=a.csv&form=" + lab.form,
                        "application/octet-stream",
                        "Name\nOne\n".getBytes(StandardCharsets.UTF_8))
                .expect(200)
                .text("/id");
    }
}
