package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServerDatabase.class)
class SessionTest {

    private static final String SECRET = "plenty of sunlight";

    private Browser administrator = Browser.anonymous();
    private String login = "";
    private String person = "";

    @BeforeEach
    void somebody_to_sign_in() {
        administrator = Browser.administrator();
        login = "p" + UUID.randomUUID().toString().substring(0, 8);
        var added = administrator.post("/people", Map.of("login", login, "name", "王芳", "password", SECRET));
        added.then().statusCode(201);
        person = added.path("id");
    }

    @Test
    void an_unknown_login_and_a_wrong_password_look_the_same() {
        var wrong = Browser.anonymous().post("/session", Map.of("login", login, "password", "wrong"));
        var unknown = Browser.anonymous().post("/session", Map.of("login", "nobody-here", "password", "wrong"));

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(withoutId(wrong.as(Map.class))).isEqualTo(withoutId(unknown.as(Map.class)));
    }

    @Test
    void guessing_is_slowed_down_even_for_the_right_password() {
        for (var guess = 0; guess < 6; guess++) {
            Browser.anonymous().post("/session", Map.of("login", login, "password", "guess " + guess));
        }

        Browser.anonymous()
                .post("/session", Map.of("login", login.toUpperCase(java.util.Locale.ROOT), "password", SECRET))
                .then()
                .statusCode(429)
                .body("code", equalTo("login_throttled"));
    }

    @Test
    void signing_out_ends_the_session_at_once() {
        var browser = Browser.signIn(login, SECRET);
        browser.get("/session").then().statusCode(200).body("user.login", equalTo(login));

        browser.request().delete("/session").then().statusCode(204);

        browser.get("/session").then().statusCode(401);
    }

    @Test
    void another_device_is_signed_out_at_once_and_nobody_elses() {
        var phone = Browser.signIn(login, SECRET);
        var desk = Browser.signIn(login, SECRET);
        List<Map<String, Object>> devices = desk.get("/session/devices").path("items");
        var other = devices.stream()
                .filter(device -> Boolean.FALSE.equals(device.get("current")))
                .findFirst()
                .orElseThrow();

        administrator
                .request()
                .delete("/session/devices/" + other.get("id"))
                .then()
                .statusCode(404);
        phone.get("/session").then().statusCode(200);
        desk.request().delete("/session/devices/" + other.get("id")).then().statusCode(204);

        phone.get("/session").then().statusCode(401);
        desk.get("/session/devices").then().body("items", hasSize(1));
    }

    @Test
    void a_disabled_person_is_out_at_once_and_stays_out_when_enabled_again() {
        var browser = Browser.signIn(login, SECRET);

        administrator.patch("/people/" + person, Map.of("active", false)).then().statusCode(200);
        browser.get("/session").then().statusCode(401);
        Browser.anonymous()
                .post("/session", Map.of("login", login, "password", SECRET))
                .then()
                .statusCode(401);

        administrator.patch("/people/" + person, Map.of("active", true)).then().statusCode(200);
        browser.get("/session").then().statusCode(401);
    }

    @Test
    void a_new_password_ends_what_the_old_one_opened() {
        var phone = Browser.signIn(login, SECRET);
        var desk = Browser.signIn(login, SECRET);

        desk.post("/session/password", Map.of("current", "wrong", "password", "even more sunlight"))
                .then()
                .statusCode(422)
                .body("problems[0].code", equalTo("password_wrong"));
        desk.post("/session/password", Map.of("current", SECRET, "password", "even more sunlight"))
                .then()
                .statusCode(204);

        phone.get("/session").then().statusCode(401);
        desk.get("/session").then().statusCode(200);
        Browser.signIn(login, "even more sunlight");
    }

    @Test
    void a_person_reads_in_the_language_they_chose() {
        var browser = Browser.signIn(login, SECRET);

        browser.patch("/session", Map.of("language", "en-US"))
                .then()
                .statusCode(200)
                .body("user.language", equalTo("en-US"));
        browser.patch("/session", Map.of("language", "xx")).then().statusCode(422);
    }

    @Test
    void only_administrators_change_people_departments_and_roles() {
        var browser = Browser.signIn(login, SECRET);

        browser.post("/people", Map.of("login", "x", "name", "x")).then().statusCode(403);
        browser.patch("/people/" + person, Map.of("administrator", true))
                .then()
                .statusCode(403)
                .body("code", equalTo("administrators_only"));
        browser.post("/departments", Map.of("name", "x")).then().statusCode(403);
        browser.get("/roles").then().statusCode(403);
        browser.get("/people?search=" + login)
                .then()
                .statusCode(200)
                .body("items.name", contains("王芳"))
                .body("items[0].administrator", nullValue());
    }

    @Test
    void an_organisation_grows_by_departments_managers_and_roles() {
        var department = administrator.post("/departments", Map.of("name", "销售部"));
        department.then().statusCode(201);
        String id = department.path("id");

        administrator
                .patch("/people/" + person, Map.of("department", id))
                .then()
                .statusCode(200)
                .body("departmentName", equalTo("销售部"));
        administrator.request().delete("/departments/" + id).then().statusCode(409);
        administrator
                .patch("/departments/" + id, Map.of("parent", id))
                .then()
                .statusCode(422)
                .body("problems[0].code", equalTo("department_circle"));
        administrator
                .patch("/people/" + person, Map.of("manager", person, "surname", "x"))
                .then()
                .statusCode(422)
                .body("problems.code", hasItem("unknown_key"));
        administrator
                .request()
                .body(Map.of("people", List.of(person)))
                .put("/roles/demo.sales/members")
                .then()
                .statusCode(204);
        administrator.get("/roles").then().body("items.find { it.key == 'demo.sales' }.members", contains(person));
        Browser.signIn(login, SECRET).get("/session").then().body("user.roles", contains("demo.sales"));
    }

    @Test
    void the_last_administrator_stays() {
        String own = administrator.get("/session").path("user.id");

        administrator
                .patch("/people/" + own, Map.of("administrator", false))
                .then()
                .statusCode(422)
                .body("problems[0].code", equalTo("last_administrator"));
        administrator
                .patch("/people/" + own, Map.of("active", false))
                .then()
                .statusCode(422)
                .body("problems[0].code", equalTo("last_administrator"));
        administrator.get("/session").then().statusCode(200);
    }

    @Test
    void a_person_corrects_their_own_name_and_nothing_else() {
        var browser = Browser.signIn(login, SECRET);

        browser.patch("/session", Map.of("name", " 王方 "))
                .then()
                .statusCode(200)
                .body("user.name", equalTo("王方"), "user.administrator", equalTo(false));
        browser.patch("/session", Map.of("name", " ")).then().statusCode(422);
    }

    @Test
    void people_are_found_by_department_and_keep_the_roles_they_are_given() {
        String parent = administrator.post("/departments", Map.of("name", "华东")).path("id");
        String child = administrator
                .post("/departments", Map.of("name", "杭州", "parent", parent))
                .path("id");
        administrator.patch("/people/" + person, Map.of("department", child));
        administrator.request().body(Map.of("people", List.of(person))).put("/roles/demo.sales/members");

        administrator
                .get("/people?all=true&department=" + parent)
                .then()
                .body("items.id", contains(person), "items[0].roles", contains("demo.sales"));
        administrator
                .patch("/people/" + person, Map.of("roles", List.of("demo.nothing")))
                .then()
                .statusCode(422)
                .body("problems[0].code", equalTo("role_unknown"));
        administrator
                .patch("/people/" + person, Map.of("roles", List.of()))
                .then()
                .statusCode(200)
                .body("roles", hasSize(0));
        Browser.signIn(login, SECRET)
                .get("/people?department=" + parent)
                .then()
                .body("items.id", contains(person), "items[0].roles", nullValue());
    }

    private static Map<?, ?> withoutId(Map<?, ?> problem) {
        var rest = new HashMap<>(problem);
        rest.remove("requestId");
        return rest;
    }
}
