package org.mortise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application and the organisation that is measured: four regions of ten departments each, five people in every department, and
 * one member whose role reaches the departments of the first region.
 */
record Application(String pkg, List<String> people, List<String> customers) {

    static final String MEMBER = "member";
    static final String PASSWORD = "a quiet morning 7";

    private static final List<String> OBJECTS =
            List.of("form-customer", "form-opportunity", "view-negotiation", "dashboard-pipeline", "role-region");
    private static final int REGIONS = 4;
    private static final int DEPARTMENTS = 10;
    private static final int PEOPLE = 5;
    private static final int CUSTOMERS = 10_000;

    String opportunity() {
        return pkg + ".opportunity";
    }

    /** The people whose records the member reaches. */
    List<String> colleagues() {
        return people.subList(0, DEPARTMENTS * PEOPLE);
    }

    /** Makes it all through the API. */
    static Application create(Api api) throws Exception {
        var pkg = api.post("/apps", Api.JSON.createObjectNode().put("title", "Bench"))
                .path("pkg")
                .asText();
        for (var object : OBJECTS) {
            publish(api, pkg, object);
        }
        var people = people(api, pkg);
        return new Application(pkg, people, customers(api, pkg));
    }

    /** Has the weighted amount computed otherwise, so that every record holds what its formula gives no longer. */
    void publishOtherFormula(Api api) throws Exception {
        var doc = document("form-opportunity");
        for (var field : doc.path("model").path("fields")) {
            if (field.path("key").asText().equals("weighted")) {
                ((ObjectNode) field).put("compute", "ROUND({amount}*{probability}+1,2)");
            }
        }
        var path = "/metadata/form/" + opportunity();
        var draft = api.changing(
                "PUT", path + "/draft", api.get(path).path("draftRevision").asInt(), doc);
        api.changing("POST", path + "/publish", draft.path("draftRevision").asInt(), Api.JSON.createObjectNode());
    }

    private static void publish(Api api, String pkg, String name) throws Exception {
        var doc = document(name);
        var path = "/metadata/" + doc.path("kind").asText();
        var sent = Api.JSON.createObjectNode().put("pkg", pkg);
        sent.set("doc", doc);
        var draft = api.post(path, sent);
        var key = pkg + "." + doc.path("key").asText();
        api.changing(
                "POST",
                path + "/" + key + "/publish",
                draft.path("draftRevision").asInt(),
                Api.JSON.createObjectNode());
    }

    private static JsonNode document(String name) throws Exception {
        var path = "/application/" + name + ".json";
        try (var file = Application.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new FileNotFoundException(path);
            }
            return Api.JSON.readTree(file);
        }
    }

    private static List<String> people(Api api, String pkg) throws Exception {
        var people = new ArrayList<String>();
        var root = department(api, "Sales", null);
        for (var region = 0; region < REGIONS; region++) {
            var above = department(api, "Region " + region, root);
            if (region == 0) {
                var member = person(api, MEMBER, above, PASSWORD);
                var members = Api.JSON.createObjectNode();
                members.putArray("people").add(member);
                api.put("/roles/" + pkg + ".region/members", members);
            }
            for (var index = 0; index < DEPARTMENTS; index++) {
                var department = department(api, "Department " + region + "." + index, above);
                for (var number = 0; number < PEOPLE; number++) {
                    people.add(person(api, "p" + region + "." + index + "." + number, department, null));
                }
            }
        }
        return List.copyOf(people);
    }

    private static String department(Api api, String name, @Nullable String parent) throws Exception {
        var body = Api.JSON.createObjectNode().put("name", name).put("parent", parent);
        return api.post("/departments", body).path("id").asText();
    }

    private static String person(Api api, String login, String department, @Nullable String password) throws Exception {
        var body = Api.JSON
                .createObjectNode()
                .put("login", login)
                .put("name", "Person " + login)
                .put("department", department);
        if (password != null) {
            body.put("password", password);
        }
        return api.post("/people", body).path("id").asText();
    }

    private static List<String> customers(Api api, String pkg) throws Exception {
        var ids = new ArrayList<String>();
        while (ids.size() < CUSTOMERS) {
            var batch = Api.JSON.createArrayNode();
            for (var index = 0; index < Filling.BATCH; index++) {
                batch.addObject()
                        .put("name", "Customer " + (ids.size() + index))
                        .put("city", "City " + index % 97);
            }
            ids.addAll(bulk(api, pkg + ".customer", batch));
        }
        return List.copyOf(ids);
    }

    /** Creates records in bulk and gives their ids; fails when one of them is refused. */
    static List<String> bulk(Api api, String form, ArrayNode batch) throws Exception {
        var body = Api.JSON.createObjectNode();
        body.put("do", "create").set("records", batch);
        var ids = new ArrayList<String>();
        for (var created : api.post("/forms/" + form + "/records/bulk", body).path("items")) {
            if (!created.path("id").isTextual()) {
                throw new IllegalStateException("refused: " + created);
            }
            ids.add(created.path("id").asText());
        }
        return ids;
    }
}
