package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mortise.core.kernel.Json;
import org.mortise.server.Refusals.Expected;
import org.mortise.server.SharedServer.Crm;

/** Forms and flows that could not work are not published: a clear sentence, and nothing written. */
@ExtendWith(SharedServer.class)
class BadMetadataIT {

    private static final String FORM = """
            {'kind':'form','key':'%s','title':{'zh-CN':'申请','en-US':'Request'},'model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},
              {'key':'price','type':'number','title':'Price'%s},
              {'key':'tax','type':'number','title':'Tax','compute':'{price}*0.13'}]},
             'layouts':[{'key':'default','nodes':[]}]}""";
    private static final String CIRCLE = ",'compute':'{tax}+1'";
    private static final String FLOW = """
            {'kind':'flow','key':'%s','title':'Approval','form':'%s','trigger':{'type':'submit'},
             'settings':{'emptyApprover':{'do':'role','role':'nobody'},'selfApproval':'self','dedupe':'none'},
             'nodes':[{'id':'start','type':'start'},%s,{'id':'end','type':'end'}],'onReject':[]}""";
    private static final String DECLARED = "'emptyApprover':{'do':'role','role':'nobody'},";
    private static final String ROLE = "{'kind':'role','key':'nobody','title':'Nobody','grants':[]}";
    private static final String ASK_NOBODY =
            "{'id':'ask','type':'approve','title':'Boss','vote':'any','approvers':[{'by':'role','role':'nobody'}]}";

    private final Crm crm;
    private final Refusals refusals;

    BadMetadataIT(Crm crm) {
        this.crm = crm;
        this.refusals = new Refusals(crm);
    }

    @Test
    void a_form_whose_formulas_form_a_circle_is_not_published() {
        create("form", FORM.formatted("circle", CIRCLE));

        var refused = refusals.refused(
                crm.administrator(),
                who -> who.post("/metadata/form/lab.circle/publish", Map.of("note", ""), 1),
                new Expected(422, "linkage_cycle", "price → tax → price", "price → tax → price"));

        assertThat(refused.text("/problems/0/path")).startsWith("/model/fields");
        crm.administrator().get("/forms/lab.circle").expect(404);
    }

    @Test
    void a_choice_from_records_that_are_not_chosen_yet_is_told_and_nothing_breaks() {
        var choice = "{'key':'kind','type':'select','title':'Kind','props':{'optionsFrom':{'form':'','value':''}}}";
        create("form", FORM.formatted("half_made", "").replace("'fields':[", "'fields':[" + choice + ","));

        refusals.refused(
                crm.administrator(),
                who -> who.post("/metadata/form/lab.half_made/publish", Map.of("note", ""), 1),
                new Expected(422, "schema_blank", "这里还没有选择或填写", "Nothing has been chosen"));
        assertThat(crm.administrator()
                        .post("/metadata/form/lab.half_made/check", Map.of())
                        .expect(200)
                        .body()
                        .at("/problems")
                        .findValuesAsText("path"))
                .containsExactly("/model/fields/0/props/optionsFrom/form", "/model/fields/0/props/optionsFrom/value");
    }

    @Test
    void a_published_form_stays_as_it_is_when_its_next_version_has_a_circle() {
        create("form", FORM.formatted("once_good", ""));
        publish("form", "once_good");
        crm.administrator()
                .put(
                        "/metadata/form/lab.once_good/draft",
                        json(FORM.formatted("once_good", CIRCLE)),
                        revision("once_good"))
                .expect(200);

        refusals.refused(
                crm.administrator(),
                who -> who.post("/metadata/form/lab.once_good/publish", Map.of("note", ""), revision("once_good")),
                new Expected(422, "linkage_cycle", "请修改其中一个公式", "Change one of the formulas"));

        assertThat(crm.administrator()
                        .get("/forms/lab.once_good")
                        .expect(200)
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_flow_without_a_default_branch_is_not_published() {
        create("form", FORM.formatted("choosy", ""));
        publish("form", "choosy");
        var choice = "{'id':'by_price','type':'choice','title':'By price','branches':[{'id':'big','when':"
                + "{'field':'price','op':'gte','value':'1'},'nodes':[" + ASK_NOBODY + "]}]}";
        role();
        create("flow", FLOW.formatted("choosy_flow", "choosy", choice));

        refusals.refused(
                crm.administrator(),
                who -> who.post("/metadata/flow/lab.choosy_flow/publish", Map.of("note", ""), 1),
                new Expected(
                        422, "flow_choice_without_default", "By price”需要一个默认分支", "By price” needs a default branch"));
    }

    @Test
    void a_flow_whose_step_names_no_approver_is_not_published() {
        create("form", FORM.formatted("lonely", ""));
        publish("form", "lonely");
        var nobody = "{'id':'ask','type':'approve','title':'Boss','vote':'any','approvers':[]}";
        role();
        create("flow", FLOW.formatted("lonely_flow", "lonely", nobody));

        refusals.refused(
                crm.administrator(),
                who -> who.post("/metadata/flow/lab.lonely_flow/publish", Map.of("note", ""), 1),
                new Expected(422, "schema_too_few", "至少需要 1 项", "At least 1"));
    }

    @Test
    void a_flow_with_nobody_to_approve_says_so_when_it_is_checked_and_asks_administrators() {
        create("form", FORM.formatted("deserted", ""));
        publish("form", "deserted");
        role();
        create(
                "flow",
                FLOW.formatted("deserted_flow", "deserted", ASK_NOBODY)
                        .replace(
                                "'emptyApprover':{'do':'role','role':'nobody'}",
                                "'emptyApprover':{'do':'administrator'}"));

        var checked = crm.administrator()
                .speaking("zh-CN")
                .post("/metadata/flow/lab.deserted_flow/check", Map.of())
                .expect(200);
        assertThat(checked.text("/problems/0/severity")).isEqualTo("warning");
        assertThat(checked.text("/problems/0/path")).isEqualTo("/nodes/1/approvers");
        assertThat(checked.text("/problems/0/message")).contains("Boss", "没有人可以审批", "由管理员审批");

        publish("flow", "deserted_flow");
        var preview = crm.administrator()
                .post("/flows/lab.deserted_flow/preview", Map.of("data", Map.of("name", "x")))
                .expect(200);
        assertThat(preview.text("/nodes/0/unresolved")).isEqualTo("nobody");
        assertThat(preview.text("/nodes/0/people/0/name")).isEqualTo("管理员");
    }

    @Test
    void a_flow_with_nobody_to_approve_that_does_not_say_what_happens_then_is_not_published() {
        create("form", FORM.formatted("abandoned", ""));
        publish("form", "abandoned");
        role();
        create("flow", FLOW.formatted("abandoned_flow", "abandoned", ASK_NOBODY).replace(DECLARED, ""));

        refusals.refused(
                crm.administrator(),
                who -> who.post("/metadata/flow/lab.abandoned_flow/publish", Map.of("note", ""), 1),
                new Expected(422, "flow_nobody_to_approve", "“Boss”没有人可以审批", "nobody to approve “Boss”"));
    }

    @Test
    void what_would_come_to_a_step_with_nobody_to_approve_it_is_not_submitted() {
        create("form", FORM.formatted("deserting", ""));
        publish("form", "deserting");
        role();
        members(crm.signIn("he.yan").get("/session").text("/user/id"));
        create("flow", FLOW.formatted("deserting_flow", "deserting", ASK_NOBODY).replace(DECLARED, ""));
        publish("flow", "deserting_flow");
        members();
        var record = crm.administrator()
                .post("/forms/lab.deserting/records", Map.of("data", Map.of("name", "x")))
                .expect(201)
                .text("/id");
        var address = "/forms/lab.deserting/records/" + record;

        refusals.refused(
                crm.administrator(),
                who -> who.post(address + "/submit", Map.of(), 1),
                new Expected(422, "flow_nobody_to_approve", "“Boss”没有人可以审批", "nobody to approve “Boss”"));
        assertThat(crm.administrator()
                        .post("/flows/lab.deserting_flow/preview", Map.of("record", record))
                        .expect(200)
                        .body()
                        .at("/nodes/0/refuses")
                        .asBoolean())
                .isTrue();

        members(crm.signIn("he.yan").get("/session").text("/user/id"));
        crm.administrator().post(address + "/submit", Map.of(), 1).expect(200);
        members();
    }

    private void members(String... people) {
        crm.administrator()
                .put("/roles/lab.nobody/members", Map.of("people", List.of(people)), 1)
                .expect(204);
    }

    private String revision(String form) {
        return crm.administrator().get("/metadata/form/lab." + form).text("/draftRevision");
    }

    private void role() {
        var made = crm.administrator().post("/metadata/role", Map.of("pkg", "lab", "doc", json(ROLE)));
        if (made.status() == 201) {
            publish("role", "nobody");
        }
    }

    private void create(String kind, String doc) {
        crm.administrator()
                .post("/metadata/" + kind, Map.of("pkg", "lab", "doc", json(doc)))
                .expect(201);
    }

    private void publish(String kind, String key) {
        crm.administrator()
                .post("/metadata/" + kind + "/lab." + key + "/publish", Map.of("note", ""), 1)
                .expect(200);
    }

    private static Object json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
