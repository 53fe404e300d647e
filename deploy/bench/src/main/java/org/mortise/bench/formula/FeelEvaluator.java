package org.mortise.bench.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.FEELProfile;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.parser.feel11.profiles.DoCompileFEELProfile;

/** FEEL of Apache KIE, interpreted or compiled to byte code. */
final class FeelEvaluator implements Evaluator {

    private final String name;
    private final FEEL feel;
    private final CompiledExpression expression;
    private final List<Map<String, Object>> orders;

    private FeelEvaluator(String name, List<FEELProfile> profiles, List<Order> orders) {
        this.name = name;
        this.feel = FEELBuilder.builder().withProfiles(profiles).build();
        var context = feel.newCompilerContext();
        context.addInputVariableType("items", BuiltInType.LIST);
        context.addInputVariableType("discount", BuiltInType.NUMBER);
        this.expression = feel.compile("round half up(sum(items.amount) * discount, 2)", context);
        this.orders = orders.stream().map(FeelEvaluator::variables).toList();
    }

    static FeelEvaluator interpreted(List<Order> orders) {
        return new FeelEvaluator("KIE FEEL 10.2.0, interpreted", List.of(), orders);
    }

    static FeelEvaluator compiled(List<Order> orders) {
        return new FeelEvaluator("KIE FEEL 10.2.0, compiled", List.of(new DoCompileFEELProfile()), orders);
    }

    private static Map<String, Object> variables(Order order) {
        var items = order.amounts().stream()
                .map(amount -> Map.<String, Object>of("amount", amount))
                .toList();
        return Map.of("items", items, "discount", order.discount());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public BigDecimal total(int order) {
        return (BigDecimal) feel.evaluate(expression, orders.get(order));
    }
}
