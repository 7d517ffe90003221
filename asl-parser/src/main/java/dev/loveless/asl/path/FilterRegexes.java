package dev.loveless.asl.path;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Predicate;
import com.jayway.jsonpath.internal.Path;
import com.jayway.jsonpath.internal.filter.ExpressionNode;
import com.jayway.jsonpath.internal.filter.LogicalExpressionNode;
import com.jayway.jsonpath.internal.filter.RelationalExpressionNode;
import com.jayway.jsonpath.internal.filter.RelationalOperator;
import com.jayway.jsonpath.internal.filter.ValueNode;
import com.jayway.jsonpath.internal.function.Parameter;
import com.jayway.jsonpath.internal.path.CompiledPath;
import com.jayway.jsonpath.internal.path.FunctionPathToken;
import com.jayway.jsonpath.internal.path.PathToken;
import com.jayway.jsonpath.internal.path.PredicatePathToken;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts regular expressions of filters under a read's budget: Java's need exponential time for some texts. The library
 * has no place to do so, so its compiled filters are changed; this is the only place that looks into them.
 */
final class FilterRegexes {
    private static final Map<String, Field> FIELDS = new ConcurrentHashMap<>();

    private final ReadBudget budget;

    private FilterRegexes(ReadBudget budget) {
        this.budget = budget;
    }

    /** Changes a compiled path, which must not be shared, so that its regular expressions spend the budget. */
    static void bound(JsonPath path, ReadBudget budget) {
        new FilterRegexes(budget).boundPath((Path) read(path, "path"));
    }

    private void boundPath(@Nullable Path path) {
        if (path instanceof CompiledPath compiled) {
            PathToken token = compiled.getRoot();
            while (token != null) {
                boundToken(token);
                token = token.getNext();
            }
        }
    }

    private void boundToken(PathToken token) {
        if (token instanceof PredicatePathToken) {
            ((Collection<?>) read(token, "predicates")).forEach(this::boundFilter);
        } else if (token instanceof FunctionPathToken function && function.getParameters() != null) {
            function.getParameters().stream().map(Parameter::getPath).forEach(this::boundPath);
        }
    }

    private void boundFilter(Object filter) {
        write(filter, "predicate", bounded((Predicate) read(filter, "predicate")));
    }

    private Predicate bounded(Predicate expression) {
        if (expression instanceof LogicalExpressionNode) {
            @SuppressWarnings("unchecked") // as the library declares it
            List<ExpressionNode> chain = (List<ExpressionNode>) read(expression, "chain");
            chain.replaceAll(operand -> (ExpressionNode) bounded(operand));
        } else if (expression instanceof RelationalExpressionNode) {
            ValueNode left = (ValueNode) read(expression, "left");
            ValueNode right = (ValueNode) read(expression, "right");
            boundValue(left);
            boundValue(right);
            if (read(expression, "relationalOperator") == RelationalOperator.REGEX) {
                return new Match(left, right, budget);
            }
        }
        return expression;
    }

    private void boundValue(ValueNode value) {
        if (value.isPathNode()) {
            boundPath(value.asPathNode().getPath());
        }
    }

    /** What the library's operator {@code =~} does, under a budget. */
    private static final class Match extends ExpressionNode {
        private final ValueNode left;
        private final ValueNode right;
        private final ReadBudget budget;

        private Match(ValueNode left, ValueNode right, ReadBudget budget) {
            this.left = left;
            this.right = right;
            this.budget = budget;
        }

        @Override
        public boolean apply(PredicateContext context) {
            ValueNode first = evaluated(left, context);
            ValueNode second = evaluated(right, context);
            if (first.isPatternNode() == second.isPatternNode()) {
                return false;
            }
            ValueNode subject = first.isPatternNode() ? second : first;
            Pattern pattern = (Pattern) read(first.isPatternNode() ? first : second, "compiledPattern");
            if (subject.isJsonNode() && subject.asJsonNode().isArray(context)) {
                subject = subject.asJsonNode().asValueListNode(context);
            }
            if (!subject.isValueListNode()) {
                return matches(pattern, subject);
            }
            for (ValueNode one : subject.asValueListNode()) {
                if (matches(pattern, one)) {
                    return true;
                }
            }
            return false;
        }

        private static ValueNode evaluated(ValueNode value, PredicateContext context) {
            return value.isPathNode() ? value.asPathNode().evaluate(context) : value;
        }

        private boolean matches(Pattern pattern, ValueNode subject) {
            return pattern.matcher(new CountedText(text(subject), budget)).matches();
        }

        private static String text(ValueNode value) {
            if (value.isStringNode() || value.isNumberNode()) {
                return value.asStringNode().getString();
            }
            return value.isBooleanNode() ? value.asBooleanNode().toString() : "";
        }
    }

    /** A text that spends a step for each character that is looked at. */
    private record CountedText(String text, ReadBudget budget) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.spendCharacters(1);
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Object read(Object owner, String name) {
        try {
            return field(owner, name).get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The library's field '" + name + "' cannot be read", e);
        }
    }

    private static void write(Object owner, String name, Object value) {
        try {
            field(owner, name).set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The library's field '" + name + "' cannot be written", e);
        }
    }

    private static Field field(Object owner, String name) {
        return FIELDS.computeIfAbsent(owner.getClass().getName() + "." + name, key -> {
            try {
                Field field = owner.getClass().getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("The library has no field '" + name + "' in " + owner.getClass(), e);
            }
        });
    }
}
