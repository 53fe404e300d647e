package org.mortise.flow.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.core.testing.EngineWorld.get;
import static org.mortise.core.testing.EngineWorld.json;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.Findings;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.testing.EngineWorld;

class StaffingTest {

    private static final String SKIPPING = "'settings':{'emptyApprover':{'do':'skip'}},";
    private static final String TO_ADMINISTRATORS = "'settings':{'emptyApprover':{'do':'administrator'}},";
    private static final String ROLE = "{'by':'role','role':'legal'}";
    private static final String PERSON = "{'by':'user','user':'lea'}";
    private static final String HEAD = "{'by':'department_head'}";

    private final EngineWorld world = new EngineWorld();
    private final FlowKind kind = new FlowKind(new Staffing(world.people, world.departments));

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_role_without_members_is_told_at_its_node_with_what_happens_then() {
        assertThat(warnings(TO_ADMINISTRATORS, ROLE))
                .extracting(Problem::code, Problem::path)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "flow_nobody_now_administrator", "/nodes/1/branches/0/nodes/0/approvers"));
        assertThat(warnings(SKIPPING, ROLE)).extracting(Problem::code).containsExactly("flow_nobody_now_skip");

        world.person("lea", "crm.legal");
        assertThat(warnings(SKIPPING, ROLE)).isEmpty();
    }

    @Test
    void a_role_that_comes_with_the_flow_has_no_members_to_miss_yet() {
        assertThat(found(SKIPPING, ROLE, MetadataSnapshot.empty()).warnings()).isEmpty();
    }

    @Test
    void somebody_who_left_is_nobody_unless_there_is_another() {
        world.person("lea", "crm.legal");
        assertThat(warnings(SKIPPING, PERSON)).isEmpty();
        world.sql("UPDATE person SET active = false", Tuple.tuple());

        assertThat(warnings(SKIPPING, PERSON)).extracting(Problem::code).containsExactly("flow_nobody_now_skip");
        world.person("max", "crm.legal");
        assertThat(warnings(SKIPPING, PERSON + "," + ROLE)).isEmpty();
    }

    @Test
    void departments_without_a_head_are_named() {
        var lea = world.person("lea").id();
        department("Sales", lea);
        assertThat(warnings(SKIPPING, HEAD)).isEmpty();

        department("Law", null);
        assertThat(warnings(SKIPPING, HEAD))
                .extracting(Problem::code, problem -> problem.params().get("departments"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple("flow_departments_without_head_skip", "Law"));
    }

    @Test
    void a_flow_that_would_be_refused_says_so_before() {
        assertThat(found("", ROLE, roles()).errors())
                .extracting(Problem::code)
                .containsExactly("flow_nobody_to_approve");
    }

    private void department(String name, java.util.@org.jspecify.annotations.Nullable UUID head) {
        get(world.database.inTransaction(transaction -> world.departments.create(transaction, name, null, head)));
    }

    private List<Problem> warnings(String settings, String approvers) {
        return found(settings, approvers, roles()).warnings();
    }

    private Findings found(String settings, String approvers, MetadataSnapshot before) {
        var doc = json("{'kind':'flow','key':'approval','title':'t','form':'contract','trigger':{'type':'submit'},"
                + settings
                + "'nodes':[{'id':'start','type':'start'},{'id':'c','type':'choice','branches':[{'id':'d','default':true,'nodes':["
                + "{'id':'a','type':'approve','approvers':[" + approvers + "]}]}]},{'id':'end','type':'end'}]}");
        return get(kind.survey(before, new PublishedObject(ObjectKey.parse("crm.approval"), "flow", 1, doc, null)));
    }

    private static MetadataSnapshot roles() {
        return MetadataSnapshot.empty()
                .with(1, List.of(new PublishedObject(ObjectKey.parse("crm.legal"), "role", 1, Json.object(), null)));
    }
}
