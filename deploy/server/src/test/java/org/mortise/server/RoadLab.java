package org.mortise.server;

import static org.mortise.server.SingleQuoted.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mortise.server.SharedServer.Crm;
import org.mortise.server.Visitor.Answer;

/**
 * A form with everything that leads to its records — a flow, a rule, files, links, rows — and four people: two who may do everything
 * with what is their own, one who only reads, and one without any right to it.
 */
final class RoadLab {

    static final String PKG = "roads";

    /** Fields that no role shows; each has a neighbour of its kind that is shown. */
    static final List<String> HIDDEN = List.of("secret", "cost", "grade", "twin", "papers", "lines.duty");

    private static final Pattern ANY_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String FORM = """
            {'kind':'form','key':'%1$s','title':'Road','model':{'titleField':'name','ownerField':'owner','fields':[
              {'key':'name','type':'text','title':'Name','required':true,'props':{'search':true}},
              {'key':'secret','type':'text','title':'Secret','props':{'search':true}},
              {'key':'cost','type':'money','title':'Cost'},{'key':'price','type':'money','title':'Price'},
              {'key':'grade','type':'select','title':'Grade','props':{'options':[{'key':'a','label':'A'},{'key':'b','label':'B'}]}},
              {'key':'phase','type':'select','title':'Phase','default':{'value':'open'},'props':{'options':[{'key':'open','label':'Open'},{'key':'done','label':'Done'}]}},
              {'key':'phone','type':'phone','title':'Phone'},
              {'key':'owner','type':'user','title':'Owner','default':{'var':'user.id'}},
              {'key':'other','type':'link','title':'Other','props':{'form':'%1$s'}},
              {'key':'twin','type':'link','title':'Twin','props':{'form':'%1$s'}},
              {'key':'files','type':'attachment','title':'Files'},{'key':'papers','type':'attachment','title':'Papers'},
              {'key':'lines','type':'subtable','title':'Lines','fields':[
                {'key':'what','type':'text','title':'What'},{'key':'duty','type':'money','title':'Duty'}]}]},
             'layouts':[{'key':'default','nodes':[]}]}""";
    private static final String FIELDS =
            "{'*':'%s','secret':'hidden','cost':'hidden','grade':'hidden','twin':'hidden','papers':'hidden','phone':'masked','lines.duty':'hidden'}";
    private static final String MEMBER = "{'kind':'role','key':'%1$s_member','title':'Member','grants':[{'form':'%1$s',"
            + "'actions':['create','read','update','delete','import','export'],'scope':'own','fields':"
            + FIELDS.formatted("write") + "}]}";
    private static final String READER =
            "{'kind':'role','key':'%1$s_reader','title':'Reader','grants':[{'form':'%1$s','actions':['read'],'scope':'all','fields':"
                    + FIELDS.formatted("read") + "}]}";
    private static final String FLOW = """
            {'kind':'flow','key':'%1$s','title':'Approval','form':'%1$s','trigger':{'type':'submit'},
             'settings':{'emptyApprover':{'do':'administrator'}},
             'nodes':[{'id':'start','type':'start'},{'id':'self','type':'approve','title':'Self','approvers':[{'by':'initiator'}],
               'fields':{'*':'read','other':'write'}},{'id':'end','type':'end'}]}""";
    private static final String RULE = """
            {'kind':'rule','key':'%1$s','title':'Close','form':'%1$s','trigger':{'type':'manual','offered':['record']},
             'steps':[{'id':'close','type':'update','record':'trigger','set':{'phase':'done'}}]}""";

    final Visitor administrator;
    final Visitor owner;
    final Visitor colleague;
    final Visitor reader;
    final Visitor stranger;
    final String form;
    private final String key = "r" + UUID.randomUUID().toString().substring(0, 8);

    RoadLab(Crm crm) {
        administrator = crm.administrator();
        form = PKG + "." + key;
        owner = crm.signIn("li.qiang");
        colleague = crm.signIn("wang.fang");
        reader = crm.signIn("chen.jie");
        stranger = crm.signIn("he.yan");
        for (var document : List.of(FORM, MEMBER, READER, FLOW, RULE)) {
            administrator.publish(PKG, json(document.formatted(key)));
        }
        members("member", owner, colleague);
        members("reader", reader);
    }

    /** A record of the owner, with something in every field, in version 1. */
    String record(String name) {
        var hidden = administrator
                .post(records(), Map.of("data", Map.of("name", "Target of " + name, "owner", id(owner))))
                .expect(201)
                .text("/id");
        var data = json(
                "{'name':'%s','secret':'unspeakable','cost':'4711.11','price':'10','grade':'b','phone':'13812345678','owner':'%s','twin':'%s','lines':[{'what':'bolt','duty':'815.42'}]}"
                        .formatted(name, id(owner), hidden));
        return administrator.post(records(), Map.of("data", data)).expect(201).text("/id");
    }

    /** Such a record that its owner has thrown away. */
    String deleted(String name) {
        var record = record(name);
        owner.ask("DELETE", records() + "/" + record, "").expect(204);
        return record;
    }

    String records() {
        return "/forms/" + form + "/records";
    }

    /** The task that the owner's submission of {@code record} gave himself. */
    String submitted(String record) {
        owner.ask("POST", records() + "/" + record + "/submit", Map.of()).expect(200);
        for (var task :
                owner.get("/tasks?box=open&limit=200").expect(200).body().path("items")) {
            if (task.path("record").asText().equals(record)) {
                return task.path("id").asText();
            }
        }
        throw new AssertionError("no task for " + record);
    }

    String instance(String record) {
        return owner.get(records() + "/" + record + "/flow").expect(200).text("/id");
    }

    String upload(Visitor who, String field) {
        return uploaded(who, field).expect(201).text("/id");
    }

    Answer uploaded(Visitor who, String field) {
        return who.send(
                "/forms/" + form + "/fields/" + field + "/files?name=a.txt", "application/octet-stream", new byte[] {'x'
                });
    }

    static String id(Visitor who) {
        return who.get("/session").expect(200).text("/user/id");
    }

    /** What was said, without what differs between any two answers, and with {@code name} blotted out. */
    static String said(Answer answer, String... names) {
        var body = answer.body();
        if (body instanceof ObjectNode object) {
            object.remove("requestId");
        }
        var text = answer.status() + " " + ANY_ID.matcher(body.toString()).replaceAll("<id>");
        for (var name : names) {
            text = text.replace(name, "<name>");
        }
        return text;
    }

    private void members(String role, Visitor... people) {
        var ids = List.of(people).stream().map(RoadLab::id).toList();
        administrator
                .put("/roles/" + form + "_" + role + "/members", Map.of("people", ids), 1)
                .expect(204);
    }
}
