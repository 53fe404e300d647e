package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.SingleQuoted.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mortise.server.SharedServer.Crm;
import org.mortise.server.Visitor.Answer;

/** Somebody else's record leaves no trace in what is put together from many records, nor in what points to it. */
@ExtendWith(SharedServer.class)
class ForeignTraceIT {

    private final RoadLab lab;

    ForeignTraceIT(Crm crm) {
        lab = new RoadLab(crm);
    }

    @Test
    void no_list_count_group_file_search_choice_or_figure_has_anything_of_it() {
        var name = "Mark" + UUID.randomUUID().toString().substring(0, 8);
        lab.record(name);
        var gone = "Gone" + UUID.randomUUID().toString().substring(0, 8);
        lab.deleted(gone);
        var form = "/forms/" + lab.form;
        var filter = Visitor.encoded(
                json("{'field':'name','op':'eq','value':'" + name + "'}").toString());
        var query =
                json("{'query':{'form':'%s','dimensions':[{'field':'name'}],'measures':[{'key':'n','agg':'count'}]}}"
                        .formatted(lab.form));

        for (var road : List.<BiFunction<Visitor, String, Answer>>of(
                (who, text) -> who.get(form + "/records?limit=100"),
                (who, text) -> who.get(form + "/records?search=" + text),
                (who, text) -> who.get(form + "/records?filter=" + filter),
                (who, text) -> who.get(form + "/groups?by=name"),
                (who, text) -> who.get(form + "/export?format=csv"),
                (who, text) -> who.get("/search?q=" + text),
                (who, text) -> who.get(form + "/fields/other/candidates?search=" + text),
                (who, text) -> who.post("/reports/query", query))) {
            assertThat(text(road.apply(lab.colleague, name))).doesNotContain(name);
            assertThat(text(road.apply(lab.owner, name))).contains(name);
        }
        assertThat(text(lab.colleague.get(form + "/trash"))).doesNotContain(gone);
        assertThat(text(lab.owner.get(form + "/trash"))).contains(gone);
        assertThat(lab.colleague.get(form + "/count").text("/count")).isEqualTo("0");
        assertThat(lab.owner.get(form + "/count?filter=" + filter).text("/count"))
                .isEqualTo("1");
    }

    @Test
    void nobody_is_told_the_name_of_a_linked_record_that_he_may_not_read() {
        var foreign = lab.record("Unreadable");
        var own = lab.administrator
                .post(
                        lab.records(),
                        json("{'data':{'name':'Mine','owner':'%s','other':'%s'}}"
                                .formatted(RoadLab.id(lab.colleague), foreign)))
                .expect(201)
                .text("/id");

        assertThat(text(lab.colleague.get(lab.records() + "/" + own))).doesNotContain("Unreadable");
        assertThat(text(lab.colleague.get(lab.records()))).doesNotContain("Unreadable");
        assertThat(text(lab.colleague.get("/forms/" + lab.form + "/export?format=csv")))
                .doesNotContain("Unreadable");
        assertThat(text(lab.colleague.get("/forms/" + lab.form + "/fields/other/candidates?ids=" + foreign)))
                .doesNotContain("Unreadable");
        assertThat(text(lab.colleague.get(lab.records() + "/" + own + "/history")))
                .doesNotContain("Unreadable");
    }

    private static String text(Answer answer) {
        return answer.status() + new String(answer.expect(200).bytes(), StandardCharsets.UTF_8);
    }
}
