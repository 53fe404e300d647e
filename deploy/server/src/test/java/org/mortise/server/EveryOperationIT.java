package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.RoadLab.said;
import static org.mortise.server.SingleQuoted.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.server.SharedServer.Crm;
import org.mortise.server.Visitor.Answer;

/** Whoever may not do something is told so, by every operation that there is; a new one has to be placed here first. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryOperationIT {

    /** For those who are not signed in; what public forms give strangers is in {@link PublicFormTest}, {@link PublicLinkTest} and {@link PublicPasswordTest}. */
    private static final Set<String> OPEN = Set.of(
            "readSetup",
            "setUp",
            "signIn",
            "signOut",
            "readSession",
            "readPublicForm",
            "fillPublicForm",
            "beginPublicVisit",
            "listPublicCandidates",
            "listPublicRegions",
            "readPublicPicture",
            "unlockPublicForm",
            "uploadPublicFile",
            "withdrawPublicFile");

    /** For whoever runs the organisation and its applications. */
    private static final Set<String> ADMINISTRATION = Set.of(
            "addDepartment",
            "addPerson",
            "changeDepartment",
            "changePerson",
            "checkDraft",
            "createApp",
            "createMetadata",
            "discardDraft",
            "evaluateDraft",
            "exportBundle",
            "installBundle",
            "listCarried",
            "listEffects",
            "listMetadata",
            "listPublicLinks",
            "listRoles",
            "listRuleRuns",
            "listTemplates",
            "listUses",
            "listVersions",
            "patchDraft",
            "planBundle",
            "publishDraft",
            "readEncryption",
            "readMetadata",
            "readRecompute",
            "readVersion",
            "releaseLease",
            "removeDepartment",
            "removePublicLinkPassword",
            "removeSample",
            "renewPublicLink",
            "restoreVersion",
            "saveDraft",
            "setPassword",
            "setPublicLinkPassword",
            "setRoleMembers",
            "startRecompute",
            "takeLease",
            "tryFormula");

    /** Of what is one's own, or the same for everybody; what lists hold is in {@link ForeignRecordIT}. */
    private static final Set<String> ONES_OWN = Set.of(
            "changeOwnPassword",
            "changeSession",
            "countNotifications",
            "countTasks",
            "listApps",
            "listDepartments",
            "listDevices",
            "listForms",
            "listNotifications",
            "listPeople",
            "listRegions",
            "listTasks",
            "markNotificationsRead",
            "queryReport",
            "readRejectedRows",
            "readSchema",
            "readThumbnail",
            "searchRecords",
            "signOutDevice",
            "startRuleBatch",
            "uploadWorkbook");

    /** Of a dashboard, which opens for those whose role names it: see DashboardKindTest and the story of the dashboard. */
    private static final Set<String> DASHBOARDS = Set.of("readDashboard", "readDashboardItem");

    /** What most operations that want a body can read. */
    private static final String BODY = "{'data':{'name':'x'},'do':'create','records':[{'name':'x'}],'title':'x'}";

    private static final Map<String, String> BODIES = Map.of(
            "addDepartment", "{'name':'x'}",
            "addPerson", "{'login':'x.y','name':'x','password':'a rather long pass phrase'}",
            "createMetadata", "{'pkg':'roads','doc':{'kind':'form','key':'x'}}",
            "editComment", "{'text':'x'}",
            "evaluateDraft", "{'document':{},'data':{}}",
            "releaseLease", "{}",
            "setRoleMembers", "{'people':[]}",
            "takeLease", "{'token':'01890a5d-ac96-774b-bcce-b302099a8057','takeOver':false}",
            "tryFormula", "{'document':{},'formula':'1','values':{}}",
            "writeComment", "{'text':'x'}");

    private final RoadLab lab;
    private final Visitor nobody;

    EveryOperationIT(Crm crm) {
        lab = new RoadLab(crm);
        nobody = Visitor.of(crm.server());
    }

    /**
     * One operation of the interface.
     *
     * @param path with its places in braces
     */
    record Operation(String id, String method, String path) {

        Answer ask(Visitor who, String form) {
            var address = path.replace("/api/v1", "")
                    .replace("{form}", form)
                    .replace("{field}", "files")
                    .replace("{kind}", "form")
                    .replace("{key}", form)
                    .replace("{rule}", form)
                    .replace("{flow}", form)
                    .replace("{dashboard}", form)
                    .replace("{role}", form)
                    .replace("{pkg}", "roads")
                    .replace("{version}", "1")
                    .replace("{id}", NOTHING)
                    .replaceAll("\\{\\w+}", "x");
            var query = "?name=a.txt&by=name&token=01890a5d-ac96-774b-bcce-b302099a8057";
            return who.ask(method, address + query, json(BODIES.getOrDefault(id, BODY)));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private static final String NOTHING = Ids.next().toString();

    static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(new Operation(
                        method.getValue().path("operationId").asText(),
                        method.getKey().toUpperCase(java.util.Locale.ROOT),
                        path.getKey()))));
        return operations;
    }

    @Test
    void every_operation_is_tried_by_somebody_who_may_not() {
        var placed = Stream.of(OPEN, ADMINISTRATION, ONES_OWN, DASHBOARDS)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        ForeignRecordIT.roads().map(ForeignRecordIT.Road::operation).forEach(placed::add);
        operations().stream()
                .filter(operation -> operation.path().contains("{form}"))
                .map(Operation::id)
                .forEach(placed::add);

        assertThat(placed)
                .isEqualTo(operations().stream().map(Operation::id).collect(Collectors.toCollection(TreeSet::new)));
    }

    static Stream<Operation> closed() {
        return operations().stream().filter(operation -> !OPEN.contains(operation.id()));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void nobody_gets_in_without_signing_in(Operation operation) {
        assertThat(operation.ask(nobody, lab.form).status()).isEqualTo(401);
    }

    static Stream<Operation> administration() {
        return operations().stream().filter(operation -> ADMINISTRATION.contains(operation.id()));
    }

    @ParameterizedTest
    @MethodSource("administration")
    void what_runs_the_house_is_for_administrators(Operation operation) {
        assertThat(operation.ask(lab.owner, lab.form).status()).isIn(403, 404);
        assertThat(operation.ask(lab.administrator, lab.form + "_unknown").status())
                .isNotEqualTo(403);
    }

    static Stream<Operation> ofForms() {
        return operations().stream()
                .filter(operation -> operation.path().contains("{form}"))
                .filter(operation -> !ADMINISTRATION.contains(operation.id()));
    }

    @ParameterizedTest
    @MethodSource("ofForms")
    void a_form_without_any_grant_is_answered_like_one_that_is_not_there(Operation operation) {
        var unknown = "roads.nothing_here";

        var forbidden = said(operation.ask(lab.stranger, lab.form), lab.form);

        assertThat(forbidden).isEqualTo(said(operation.ask(lab.stranger, unknown), unknown));
        assertThat(forbidden).startsWith("404");
    }

    @Test
    void who_may_only_read_is_told_that_he_may_not_do_more() {
        var record = lab.record("Read only");
        var one = lab.records() + "/" + record;
        var form = "/forms/" + lab.form;
        var workbook = "Name\nOne\n".getBytes(StandardCharsets.UTF_8);

        lab.reader.get(one).expect(200);
        for (var who : Map.of(lab.reader, List.of(403), lab.owner, List.of(200, 201, 202, 204))
                .entrySet()) {
            var answers = Map.of(
                    "create", who.getKey().post(lab.records(), json("{'data':{'name':'x'}}")),
                    "create many",
                            who.getKey()
                                    .post(lab.records() + "/bulk", json("{'do':'create','records':[{'name':'x'}]}")),
                    "export", who.getKey().get(form + "/export?format=csv"),
                    "template", who.getKey().get(form + "/import-template"),
                    "import",
                            who.getKey()
                                    .send("/imports?name=a.csv&form=" + lab.form, "application/octet-stream", workbook),
                    "upload", lab.uploaded(who.getKey(), "files"));
            assertThat(answers)
                    .allSatisfy((action, answer) ->
                            assertThat(answer.status()).as(action).isIn(who.getValue()));
        }
        for (var road : List.<Road>of(
                who -> who.ask("PATCH", one, json("{'data':{'price':'5'}}")),
                who -> who.post("/rules/" + lab.form + "/runs", json("{'record':'" + record + "'}")),
                who -> who.post("/rules/" + lab.form + "/batches", json("{'records':['" + record + "']}")),
                who -> who.ask("POST", one + "/submit", Map.of()))) {
            assertThat(road.of(lab.reader).status()).isIn(403, 404);
        }
        assertThat(lab.reader.ask("DELETE", one, "").status()).isEqualTo(403);
        assertThat(lab.owner.get(one).expect(200).text("/version")).isEqualTo("1");
        lab.owner.ask("DELETE", one, "").expect(204);
        assertThat(lab.reader
                        .ask("POST", form + "/trash/" + record + "/restore", Map.of())
                        .status())
                .isIn(403, 404);
        lab.owner.ask("POST", form + "/trash/" + record + "/restore", Map.of()).expect(200);
    }

    @FunctionalInterface
    private interface Road {
        Answer of(Visitor who);
    }

    private static JsonNode document() {
        try {
            return Json.parse(Files.readString(Path.of("..", "..", "docs", "reference", "openapi.json")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
