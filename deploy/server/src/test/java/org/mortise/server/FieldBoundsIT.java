package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.server.SingleQuoted.json;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mortise.server.Refusals.Expected;
import org.mortise.server.SharedServer.Crm;

/** What fields do not take is refused over REST with a sentence that says what they take. */
@ExtendWith(SharedServer.class)
class FieldBoundsIT {

    private static final String RECORDS = "/forms/lab.bounded/records";
    private static final String FORM = """
            {'kind':'form','key':'bounded','title':'Bounded','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},
              {'key':'seller','type':'user','title':'Seller','props':{'scope':{'roles':['bounded_seller']}}},
              {'key':'unit','type':'department','title':'Unit','props':{'scope':{'departments':['%1$s'],'below':false}}},
              {'key':'source','type':'radio','title':'Source','props':{'options':[{'key':'web','label':'Web'},
                {'key':'other','label':'Other'}],'other':{'option':'other','field':'words'}}},
              {'key':'words','type':'text','title':'Words'},
              {'key':'due','type':'date','title':'Due','props':{'min':{'relative':'today'},'max':{'relative':'today+400d'}}},
              {'key':'visit','type':'date','title':'Visit','props':{'weekdays':[1]}},
              {'key':'worked','type':'date','title':'Worked','props':{'workingDays':true}},
              {'key':'products','type':'links','title':'Products','props':{'form':'crm.product','columns':['price'],
                'minCount':2}}]},'layouts':[{'key':'default','nodes':[]}]}""";
    private static final String ROLE = "{'kind':'role','key':'bounded_seller','title':'Seller','grants':[]}";

    private final Crm crm;
    private final Refusals refusals;

    FieldBoundsIT(Crm crm) {
        this.crm = crm;
        this.refusals = new Refusals(crm);
    }

    @Test
    void what_a_field_does_not_take_is_refused_with_what_it_takes() {
        var departments = crm.administrator().get("/departments").body().path("items");
        var inside = departments.get(0).path("id").asText();
        var outside = departments.get(1).path("id").asText();
        crm.administrator().publish("lab", json(ROLE));
        crm.administrator().publish("lab", json(FORM.formatted(inside)));
        var nobody = crm.administrator().get("/session").text("/user/id");
        var products = crm.administrator()
                .get("/forms/crm.product/records?limit=2")
                .body()
                .path("items");
        var product = products.get(0).path("id").asText();

        refused("seller", nobody, new Expected(422, "person_out_of_scope", "可选范围", "whom it offers"));
        refused("unit", outside, new Expected(422, "department_out_of_scope", "可选范围", "one that it offers"));
        refused("source", "other", new Expected(422, "required", "必填", "equired"));
        refused("due", "2020-01-06", new Expected(422, "date_too_early", "不能早于", today()));
        refused("due", "2199-01-07", new Expected(422, "date_too_late", "不能晚于", "must not be after"));
        refused("visit", "2026-03-05", new Expected(422, "date_weekday", "星期一", "Monday"));
        refused("worked", "2026-03-07", new Expected(422, "date_not_worked", "工作日", "2026-03-07"));
        refused("products", List.of(product), new Expected(422, "choices_too_few", "至少选 2", "at least 2"));

        var taken = Map.of(
                "unit",
                inside,
                "source",
                "other",
                "words",
                "a friend",
                "visit",
                "2026-03-02",
                "worked",
                "2026-03-05",
                "products",
                List.of(product, products.get(1).path("id").asText()));
        crm.administrator().post(RECORDS, Map.of("data", taken)).expect(201);
        var offered = crm.administrator()
                .get("/forms/lab.bounded/fields/products/candidates")
                .body();
        assertThat(offered.at("/items/0/values/price").asText()).isNotEmpty();
        assertThat(crm.administrator()
                        .get("/forms/lab.bounded/fields/unit/candidates")
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    /** Today in the organisation's zone lies on this or the next day of the calendar in UTC; the year is the same but once. */
    private static String today() {
        return String.valueOf(LocalDate.now(ZoneOffset.UTC).getYear());
    }

    private void refused(String field, Object value, Expected expected) {
        refusals.refused(crm.administrator(), who -> who.post(RECORDS, Map.of("data", Map.of(field, value))), expected);
    }
}
