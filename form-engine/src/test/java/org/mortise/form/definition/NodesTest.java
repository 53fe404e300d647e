package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.SchemaCheck;
import org.mortise.core.metadata.Schemas;
import org.mortise.form.model.FormDefinition;

/** What may stand between fields, and how it may be wrong. */
class NodesTest {

    private static final ObjectKey KEY = new ObjectKey("t", "f");
    private static final String AT = "/layouts/0/nodes/0";
    private static final Workshop WORKSHOP = new Workshop();
    private static final FrameHosts HOSTS = FrameHosts.of("maps.example.com", "*.charts.example", "bi.example:8443");
    private static final MetadataSnapshot WORLD = world();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'image','key':'k','picture':'logo','alt':{'zh-CN':'标志','en-US':'Logo'}}",
                "{'kind':'image','key':'k','picture':'t.logo','alt':{'zh-CN':'标志','en-US':'Logo'},'height':80}",
                "{'kind':'iframe','key':'k','url':'https://maps.example.com/at?q={name}','height':300}",
                "{'kind':'iframe','key':'k','url':'https://a.b.charts.example'}",
                "{'kind':'iframe','key':'k','url':'https://bi.example:8443/x'}",
                "{'kind':'chart','key':'k','dashboard':'d','item':'one','via':'up'}",
                "{'kind':'chart','key':'k','dashboard':'d','item':'set','via':'ups'}",
                "{'kind':'chart','key':'k','dashboard':'d','item':'one','via':'parts.up'}",
                "{'kind':'timeline','key':'k','title':'T'}",
                "{'kind':'comments','key':'k','title':'T'}"
            })
    void a_node_that_is_right_has_no_problems(String node) {
        assertThat(schema(node)).isEmpty();
        assertThat(found(node)).isEmpty();
    }

    @Test
    void a_picture_is_there_and_is_told_in_every_language() {
        assertThat(found("{'kind':'image','key':'k'}"))
                .containsExactly(
                        "image_without_picture " + AT + "/picture",
                        "image_without_words " + AT + "/alt",
                        "image_without_words " + AT + "/alt");
        assertThat(found("{'kind':'image','key':'k','picture':'none','alt':{'zh-CN':'x','en-US':' '}}"))
                .containsExactly("reference_missing " + AT + "/picture", "image_without_words " + AT + "/alt");
        assertThat(found("{'kind':'image','key':'k','picture':'no key','alt':'x'}"))
                .contains("reference_missing " + AT + "/picture");
    }

    @ParameterizedTest
    @CsvSource({
        "'', frame_address",
        "http://maps.example.com/, frame_address",
        "javascript:alert(1), frame_address",
        "//maps.example.com, frame_address",
        "https://{name}/, frame_address",
        "https://maps.example.com{name}, frame_address",
        "https://me:pass@maps.example.com/, frame_address",
        "https://MAPS.example.com/, frame_address",
        "'https://maps.example.com/a b', frame_address",
        "https://maps.example.com.evil.test/, frame_host",
        "https://maps.example.com:8443/, frame_host",
        "https://charts.example/, frame_host",
        "https://evilcharts.example/, frame_host",
        "https://localhost/, frame_host"
    })
    void a_page_of_somebody_else_comes_over_https_from_a_host_that_is_allowed(String url, String code) {
        assertThat(found("{'kind':'iframe','key':'k','url':'" + url + "'}")).containsExactly(code + " " + AT + "/url");
    }

    @Test
    void a_page_of_somebody_else_is_given_only_fields_that_exist() {
        assertThat(found("{'kind':'iframe','key':'k','url':'https://maps.example.com/{nam}'}"))
                .containsExactly("field_unknown " + AT + "/url");
    }

    @Test
    void nobody_is_allowed_unless_somebody_is_named() {
        var node = "{'kind':'iframe','key':'k','url':'https://maps.example.com/'}";

        assertThat(problems(node, FrameHosts.of())).extracting(Problem::code).containsExactly("frame_host");
    }

    @ParameterizedTest
    @CsvSource({
        "none, one, up, reference_missing, /dashboard",
        "d, two, up, chart_item_missing, /item",
        "d, one, u, field_unknown, /via",
        "d, one, title, via_not_a_link, /via",
        "d, one, away, via_leads_elsewhere, /via",
        "d, one, parts.away, via_leads_elsewhere, /via",
        "d, one, parts.u, field_unknown, /via",
        "d, set, none, field_unknown, /via"
    })
    void a_figure_is_one_of_a_dashboard_over_records_that_point_here(
            String dashboard, String item, String via, String code, String at) {
        assertThat(found("{'kind':'chart','key':'k','dashboard':'" + dashboard + "','item':'" + item + "','via':'" + via
                        + "'}"))
                .containsExactly(code + " " + AT + at);
    }

    @Test
    void a_course_of_approvals_on_a_form_without_a_flow_is_told() {
        var node = "{'kind':'timeline','key':'k','title':'T'}";

        assertThat(lint(node, MetadataSnapshot.empty())).contains("lint_timeline_without_flow " + AT);
        assertThat(lint(node, WORLD)).doesNotContain("lint_timeline_without_flow " + AT);
    }

    @Test
    void a_node_stands_in_a_container_as_well_as_at_the_top() {
        var inside = "{'kind':'section','key':'s','children':[{'kind':'iframe','key':'k','url':'x'}]}";

        assertThat(found(inside)).containsExactly("frame_address " + AT + "/children/0/url");
    }

    private static List<String> lint(String node, MetadataSnapshot world) {
        var definition = FormDefinition.parse(KEY, document(node));
        var shape = WORKSHOP.shapes(world).compile(definition, 1);
        return named(new FormLint(definition, shape, world, HOSTS).warnings());
    }

    private static List<String> found(String node) {
        return named(problems(node, HOSTS));
    }

    private static List<Problem> problems(String node, FrameHosts hosts) {
        var definition = FormDefinition.parse(KEY, document(node));
        var shape = WORKSHOP.shapes(WORLD).compile(definition, 1);
        return new FormCheck(definition, shape, null, WORKSHOP.controls(), WORLD, hosts).problems();
    }

    private static List<String> schema(String node) {
        return named(SchemaCheck.of(Schemas.document("form")).check(document(node)));
    }

    private static List<String> named(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    private static JsonNode document(String node) {
        return json(
                "{'kind':'form','key':'f','title':'F','model':{'titleField':'name','fields':[{'key':'name','type':'text'}]},"
                        + "'layouts':[{'key':'default','nodes':[" + node + "]}]}");
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    private static MetadataSnapshot world() {
        var form = json("{'kind':'form','key':'g','title':'G','model':{'titleField':'title','fields':["
                + "{'key':'title','type':'text'},{'key':'up','type':'link','props':{'form':'f'}},"
                + "{'key':'ups','type':'links','props':{'form':'f'}},{'key':'away','type':'link','props':{'form':'g'}},"
                + "{'key':'parts','type':'subtable','fields':[{'key':'up','type':'link','props':{'form':'f'}},"
                + "{'key':'away','type':'link','props':{'form':'g'}}]}]}}");
        var shape = WORKSHOP.shapes(MetadataSnapshot.empty())
                .compile(FormDefinition.parse(new ObjectKey("t", "g"), form), 1);
        var dashboard = json("{'items':[{'key':'one','query':{'form':'g','measures':[{'key':'n','agg':'count'}]}},"
                + "{'key':'set','query':{'dataset':'s','measures':[{'key':'n','agg':'count'}]}}]}");
        return MetadataSnapshot.empty()
                .with(
                        1,
                        List.of(
                                new PublishedObject(new ObjectKey("t", "g"), FormShape.KIND, 1, form, shape.toJson()),
                                published("picture", "logo", Json.object()),
                                published("dashboard", "d", dashboard),
                                published("dataset", "s", json("{'form':'g'}")),
                                published("flow", "w", json("{'form':'f'}"))));
    }

    private static PublishedObject published(String kind, String key, JsonNode doc) {
        return new PublishedObject(new ObjectKey("t", key), kind, 1, doc, null);
    }
}
