package org.mortise.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.RoadLab.said;
import static org.mortise.server.SingleQuoted.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mortise.core.template.BundleZip;
import org.mortise.server.SharedServer.Crm;
import org.mortise.server.Visitor.Answer;

/** Pictures, pages of others and figures on a form, and steps between stages that only some roles take: who gets what. */
@ExtendWith(SharedServer.class)
class FormNodesIT {

    private static final String PKG = "nodes";
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final String PICTURE = "{'kind':'picture','key':'%s_%s','title':'P','content':'" + PNG + "'}";
    private static final String FORM = """
            {'kind':'form','key':'%1$s','title':'Deal','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},{'key':'secret','type':'text','title':'Secret'},
              {'key':'stage','type':'stage','title':'Stage','props':{'options':[
                {'key':'open','label':'Open','roles':{'won':['%1$s_closer']}},{'key':'won','label':'Won'},{'key':'lost','label':'Lost'}]}}]},
             'layouts':[{'key':'default','nodes':[
               {'kind':'section','key':'s','title':'S','children':[
                 {'kind':'image','key':'logo','picture':'%1$s_logo','alt':{'zh-CN':'标志','en-US':'Logo'}}]},
               {'kind':'iframe','key':'map','title':'Map','url':'https://frames.example.com/?q={name}'},
               {'kind':'iframe','key':'told','title':'Told','url':'https://frames.example.com/?q={secret}'},
               {'kind':'chart','key':'figure','dashboard':'%1$s','item':'n','via':'up'},
               {'kind':'timeline','key':'course'}]}]}""";
    private static final String PART = """
            {'kind':'form','key':'%1$s_part','title':'Part','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},{'key':'up','type':'link','title':'Up','props':{'form':'%1$s'}},
              {'key':'veiled','type':'link','title':'Veiled','props':{'form':'%1$s'}},
              {'key':'lines','type':'subtable','title':'Lines','fields':[{'key':'deal','type':'link','title':'Deal','props':{'form':'%1$s'}}]}]},
             'layouts':[{'key':'default','nodes':[]}]}""";
    private static final String DASHBOARD = """
            {'kind':'dashboard','key':'%1$s','title':'D','items':[{'key':'n','title':'N','type':'kpi','layout':{'x':0,'y':0,'w':6,'h':3},
             'query':{'form':'%1$s_part','measures':[{'key':'n','agg':'count'}]}}]}""";
    private static final String MEMBER = """
            {'kind':'role','key':'%1$s_member','title':'Member','dashboards':['%1$s'],'grants':[
              {'form':'%1$s','actions':['create','read','update'],'scope':'all','fields':{'*':'write','secret':'hidden'}},
              {'form':'%1$s_part','actions':['read'],'scope':'all','fields':{'*':'read','veiled':'hidden'}}]}""";
    private static final String CLOSER = "{'kind':'role','key':'%1$s_closer','title':'Closer','grants':[]}";
    private static final String FLOW = """
            {'kind':'flow','key':'%1$s','title':'Approval','form':'%1$s','trigger':{'type':'submit'},
             'settings':{'emptyApprover':{'do':'administrator'}},
             'nodes':[{'id':'start','type':'start'},{'id':'ask','type':'approve','title':'Ask','approvers':[{'by':'role','role':'%1$s_asked'}],
               'fields':{'*':'read'}},{'id':'end','type':'end'}]}""";
    private static final String ASKED = "{'kind':'role','key':'%1$s_asked','title':'Asked','grants':[]}";

    private final Visitor administrator;
    private final Visitor member;
    private final Visitor closer;
    private final Visitor asked;
    private final Visitor stranger;
    private final String key = "n" + UUID.randomUUID().toString().substring(0, 8);
    private final String form = PKG + "." + key;
    private final String picture = "/forms/" + form + "/pictures/" + form;

    FormNodesIT(Crm crm) {
        administrator = crm.administrator();
        member = crm.signIn("li.qiang");
        closer = crm.signIn("wang.fang");
        asked = crm.signIn("chen.jie");
        stranger = crm.signIn("he.yan");
        administrator.publish(PKG, json(PICTURE.formatted(key, "logo")));
        administrator.publish(PKG, json(PICTURE.formatted(key, "other")));
        administrator.publish(PKG, json(CLOSER.formatted(key)));
        administrator.publish(PKG, json(ASKED.formatted(key)));
        // The form and the dashboard speak of each other: first without, then with its nodes.
        administrator.publish(PKG, bare());
        administrator.publish(PKG, json(PART.formatted(key)));
        administrator.publish(PKG, json(DASHBOARD.formatted(key)));
        administrator.publish(PKG, json(MEMBER.formatted(key)));
        administrator.publish(PKG, json(FLOW.formatted(key)));
        again(json(FORM.formatted(key))).expect(200);
        members("member", member, closer);
        members("closer", closer);
        members("asked", asked);
    }

    @Test
    void a_picture_is_for_those_who_have_to_do_with_a_form_that_shows_it() {
        var shown = picture + "_logo";
        assertThat(member.get(shown).status()).isEqualTo(200);
        assertThat(administrator.get(picture + "_other").status()).isEqualTo(200);

        assertThat(said(member.get(picture + "_other"), key)).isEqualTo(said(member.get(picture + "_none"), key));
        member.get(picture + "_other").expect(404);
        stranger.get(shown).expect(404);
        member.get("/forms/" + form + "_part/pictures/" + form + "_logo").expect(404);
    }

    @Test
    void who_is_asked_about_a_record_sees_its_picture_and_nobody_else_does() {
        var record = record("Asked");
        administrator
                .ask("POST", "/forms/" + form + "/records/" + record + "/submit", Map.of())
                .expect(200);

        asked.get(picture + "_logo").expect(404);
        assertThat(asked.get(picture + "_logo?record=" + record).status()).isEqualTo(200);
        asked.get(picture + "_logo?record=" + record("Another")).expect(404);
        stranger.get(picture + "_logo?record=" + record).expect(404);
    }

    @Test
    void a_page_of_somebody_else_is_allowed_by_the_server_and_told_nothing_that_the_reader_may_not_see() {
        assertThat(nodes(administrator)).contains("map", "told", "figure", "course");
        assertThat(nodes(member)).contains("map", "figure", "course").doesNotContain("told");

        var elsewhere = FORM.formatted(key).replace("https://frames.example.com/?q={name}", "https://evil.test/");
        var refused = again(json(elsewhere)).expect(422);
        assertThat(refused.text("/problems/0/code")).isEqualTo("frame_host");
        assertThat(refused.text("/problems/0/path")).isEqualTo("/layouts/0/nodes/1/url");
    }

    @Test
    void a_figure_counts_what_points_to_the_record_as_far_as_the_reader_may_ask() {
        var record = record("Counted");
        part(record, "up");
        part(record, "up");
        part(record("Other"), "up");

        assertThat(figure(member, "up", record).expect(200).text("/rows/0/cells/n"))
                .isEqualTo("2");
        assertThat(figure(member, "up", UUID.randomUUID().toString())
                        .expect(200)
                        .text("/rows/0/cells/n"))
                .isEqualTo("0");
        var veiled = figure(member, "veiled", record);
        assertThat(veiled.status()).isEqualTo(404);
        assertThat(said(veiled)).isEqualTo(said(figure(member, "nothing", record)));
        figure(administrator, "veiled", record).expect(200);
        figure(stranger, "up", record).expect(404);
        figure(member, "no key", record).expect(422);
    }

    @Test
    void a_figure_counts_records_with_a_row_that_points_to_the_record_each_once() {
        var record = record("In rows");
        var lines = List.of(Map.of("deal", record), Map.of("deal", record));
        administrator
                .post("/forms/" + form + "_part/records", Map.of("data", Map.of("name", "Part", "lines", lines)))
                .expect(201);

        assertThat(figure(member, "lines.deal", record).expect(200).text("/rows/0/cells/n"))
                .isEqualTo("1");
        assertThat(figure(member, "lines.deal", record("Nobody")).expect(200).text("/rows/0/cells/n"))
                .isEqualTo("0");
        assertThat(figure(member, "lines.nothing", record).status()).isEqualTo(404);
        figure(member, "lines.deal.more", record).expect(422);
    }

    @Test
    void a_step_that_names_roles_is_refused_to_others_on_every_road() {
        var one = record("Step");
        var step = Map.of("data", Map.of("stage", "won"));
        var refused =
                member.patch("/forms/" + form + "/records/" + one, step, 1).expect(422);
        assertThat(refused.text("/problems/0/code")).isEqualTo("stage_step_role");
        assertThat(refused.text("/problems/0/path")).isEqualTo("/data/stage");
        var many = Map.of(
                "do", "update", "records", List.of(Map.of("id", one, "version", 1)), "data", Map.of("stage", "won"));
        assertThat(member.post("/forms/" + form + "/records/bulk", many).body().toString())
                .contains("stage_step_role");
        assertThat(member.get("/forms/" + form + "/records/" + one).text("/data/stage"))
                .isEqualTo("open");

        member.patch("/forms/" + form + "/records/" + one, Map.of("data", Map.of("stage", "lost")), 1)
                .expect(200);
        closer.patch("/forms/" + form + "/records/" + record("Mine"), step, 1).expect(200);
        administrator
                .patch("/forms/" + form + "/records/" + record("Any"), step, 1)
                .expect(200);
    }

    @Test
    void a_step_names_roles_that_there_are() {
        var refused =
                again(json(FORM.formatted(key).replace("_closer'", "_nobody'"))).expect(422);

        assertThat(refused.text("/problems/0/code")).isEqualTo("reference_missing");
        assertThat(refused.text("/problems/0/path")).isEqualTo("/model/fields/2/props/options/0/roles/won/0");
    }

    @Test
    void pictures_come_along_with_their_application_and_nothing_in_them_runs() {
        var pkg = "lab" + key;
        var files = Map.of(
                "manifest.json",
                text("{'format':1,'id':'%s','version':'1.0.0','title':'Lab','engine':'>=0.1'}".formatted(pkg)),
                "pictures/logo.json",
                text("{'kind':'picture','key':'logo','title':'Logo','content':'" + PNG + "'}"),
                "forms/thing.json",
                text("{'kind':'form','key':'thing','title':'Thing','model':{'titleField':'name','fields':["
                        + "{'key':'name','type':'text','title':'Name'}]},'layouts':[{'key':'default','nodes':["
                        + "{'kind':'image','key':'logo','picture':'logo','alt':{'zh-CN':'标志','en-US':'Logo'}}]}]}"));

        administrator
                .send("/bundles/install", "application/zip", LabBundle.zip(files))
                .expect(200);

        var picture = administrator
                .get("/forms/" + pkg + ".thing/pictures/" + pkg + ".logo")
                .expect(200);
        assertThat(picture.bytes()).isEqualTo(Base64.getDecoder().decode(PNG));
        assertThat(picture.headers())
                .containsEntry("content-type", "image/png")
                .containsEntry("content-disposition", "inline")
                .containsEntry("x-content-type-options", "nosniff");
        var exported = BundleZip.read(
                administrator.get("/bundles/" + pkg + "/export").expect(200).bytes());
        var logo = "pictures/logo.json";
        assertThat(json(requireNonNull(exported.texts().get(logo)))).isEqualTo(json(requireNonNull(files.get(logo))));
    }

    @Test
    void what_is_no_picture_is_refused_with_its_place() {
        var bad = Map.of("text", "no base64", "svg", "PHN2Zz48L3N2Zz4=", "pdf", "JVBERi0xLjc=");
        bad.forEach((name, content) -> {
            var document =
                    json("{'kind':'picture','key':'%s_%s','title':'P','content':'%s'}".formatted(key, name, content));
            administrator
                    .post("/metadata/picture", Map.of("pkg", PKG, "doc", document))
                    .expect(201);
            var refused = administrator
                    .post("/metadata/picture/" + form + "_" + name + "/publish", Map.of("note", ""), 1)
                    .expect(422);
            assertThat(refused.text("/problems/0/code")).isEqualTo("picture_not_readable");
            assertThat(refused.text("/problems/0/path")).isEqualTo("/content");
        });
    }

    private static String text(String json) {
        return json.replace('\'', '"');
    }

    private Answer figure(Visitor who, String via, String record) {
        return who.post("/dashboards/" + form + "/items/n/data", Map.of("of", Map.of("via", via, "record", record)));
    }

    private String nodes(Visitor who) {
        return who.get("/forms/" + form)
                .expect(200)
                .body()
                .path("layouts")
                .path(0)
                .path("nodes")
                .findValuesAsText("key")
                .toString();
    }

    private String record(String name) {
        return administrator
                .post("/forms/" + form + "/records", Map.of("data", Map.of("name", name, "stage", "open")))
                .expect(201)
                .text("/id");
    }

    private void part(String of, String via) {
        administrator
                .post("/forms/" + form + "_part/records", Map.of("data", Map.of("name", "Part", via, of)))
                .expect(201);
    }

    private JsonNode bare() {
        return json(FORM.formatted(key).replaceAll("(?s)'nodes':\\[.*", "'nodes':[]}]}"));
    }

    /** Publishes another version of the form. */
    private Answer again(JsonNode document) {
        var at = "/metadata/form/" + form;
        var revision = administrator.get(at).expect(200).text("/draftRevision");
        administrator.put(at + "/draft", document, revision).expect(200);
        return administrator.post(
                at + "/publish", Map.of("note", ""), administrator.get(at).text("/draftRevision"));
    }

    private void members(String role, Visitor... people) {
        var ids = List.of(people).stream().map(RoadLab::id).toList();
        administrator
                .put("/roles/" + form + "_" + role + "/members", Map.of("people", ids), 1)
                .expect(204);
    }
}
