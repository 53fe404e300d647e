package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.SingleQuoted.json;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mortise.server.SharedServer.Crm;

/** A step lets its approver fill in a link to a form that he may not read: he picks by title, and sees no more of it. */
@ExtendWith(SharedServer.class)
class LentFieldIT {

    private static final String TARGET = """
            {'kind':'form','key':'lent_target','title':'Target','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},{'key':'open','type':'switch','title':'Open'},
              {'key':'secret','type':'text','title':'Secret'}]},'layouts':[{'key':'default','nodes':[]}]}""";
    private static final String REQUEST = """
            {'kind':'form','key':'lent_request','title':'Request','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},{'key':'hidden','type':'link','title':'Hidden','props':{'form':'lent_target'}},
              {'key':'shown','type':'link','title':'Shown','props':{'form':'lent_target'}},
              {'key':'other','type':'link','title':'Other','props':{'form':'lent_target',
                'filter':{'field':'open','op':'eq','value':true}}}]},'layouts':[{'key':'default','nodes':[]}]}""";
    private static final String ROLE = "{'kind':'role','key':'lent_boss','title':'Boss','grants':[]}";
    private static final String FLOW = """
            {'kind':'flow','key':'lent_flow','title':'Approval','form':'lent_request','trigger':{'type':'submit'},
             'settings':{'emptyApprover':{'do':'administrator'}},
             'nodes':[{'id':'start','type':'start'},{'id':'ask','type':'approve','title':'Boss','vote':'any',
               'approvers':[{'by':'role','role':'lent_boss'}],'fields':{'*':'read','other':'write','hidden':'hidden'}},
              {'id':'end','type':'end'}],'onReject':[]}""";

    private final Crm crm;

    LentFieldIT(Crm crm) {
        this.crm = crm;
    }

    @Test
    void the_approver_picks_by_title_what_the_field_allows_and_nobody_else_does() {
        crm.administrator().publish("lab", json(TARGET));
        crm.administrator().publish("lab", json(REQUEST));
        crm.administrator().publish("lab", json(ROLE));
        crm.administrator().publish("lab", json(FLOW));
        var li = crm.signIn("li.qiang");
        crm.administrator()
                .put(
                        "/roles/lab.lent_boss/members",
                        Map.of("people", List.of(li.get("/session").text("/user/id"))),
                        1)
                .expect(204);
        var allowed = record("lent_target", Map.of("name", "Allowed", "open", true, "secret", "s"));
        var refused = record("lent_target", Map.of("name", "Refused", "open", false, "secret", "s"));
        var request = record("lent_request", Map.of("name", "Asked"));
        crm.administrator()
                .post("/forms/lab.lent_request/records/" + request + "/submit", Map.of(), 1)
                .expect(200);

        li.get("/forms/lab.lent_target/records").expect(404);
        var task = li.get("/tasks?box=open").text("/items/0/id");
        var found = li.get("/tasks/" + task + "/fields/other/candidates").expect(200);
        assertThat(found.body().path("items")).hasSize(1);
        assertThat(found.text("/items/0/title")).isEqualTo("Allowed");
        assertThat(found.text("/items/0/detail")).isEmpty();
        assertThat(li.get("/tasks/" + task + "/fields/other/candidates?search=nothing")
                        .body()
                        .path("items"))
                .isEmpty();

        li.get("/tasks/" + task + "/fields/shown/candidates").expect(403);
        li.get("/tasks/" + task + "/fields/hidden/candidates").expect(404);
        li.get("/tasks/" + task + "/fields/nothing/candidates").expect(404);
        crm.signIn("wang.fang")
                .get("/tasks/" + task + "/fields/other/candidates")
                .expect(404);

        var decision = "/tasks/" + task + "/decision";
        li.post(decision, Map.of("action", "approve", "data", Map.of("other", refused)))
                .expect(422);
        li.post(decision, Map.of("action", "approve", "data", Map.of("other", allowed)))
                .expect(200);
        assertThat(crm.administrator()
                        .get("/forms/lab.lent_request/records/" + request)
                        .text("/data/other"))
                .isEqualTo(allowed);
    }

    private String record(String form, Map<String, Object> data) {
        return crm.administrator()
                .post("/forms/lab." + form + "/records", Map.of("data", data))
                .expect(201)
                .text("/id");
    }
}
