package dev.loveless.asl.path;

import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Lets the library walk JSON trees, and counts its steps: some paths visit a document more often than anyone can wait.
 * AWS evidently walks such trees too: a list of indices gives null for those past the end.
 */
final class BoundedProvider extends JacksonJsonNodeJsonProvider {
    private final ReadBudget budget;

    BoundedProvider(ReadBudget budget) {
        this.budget = budget;
    }

    @Override
    public @Nullable Object getArrayIndex(Object array, int index) {
        budget.spendSteps(1);
        return super.getArrayIndex(array, index);
    }

    @Override
    public Object getMapValue(Object object, String key) {
        budget.spendSteps(1);
        return super.getMapValue(object, key);
    }

    @Override
    public Collection<String> getPropertyKeys(Object object) {
        budget.spendSteps(1L + length(object));
        return super.getPropertyKeys(object);
    }

    @Override
    public Iterable<?> toIterable(Object array) {
        budget.spendSteps(1L + length(array));
        return super.toIterable(array);
    }

    @Override
    public void setArrayIndex(Object array, int index, @Nullable Object value) {
        budget.spendSteps(1);
        if (value instanceof String text) {
            // The library keeps the path to each result as a text.
            budget.spendCharacters(text.length());
        }
        super.setArrayIndex(array, index, value);
    }

    @Override
    public @Nullable Object unwrap(@Nullable Object value) {
        budget.spendSteps(1);
        return super.unwrap(value);
    }

    /** The library shows the provider's name in its messages; this one stands for its parent. */
    static String named(String message) {
        return message.replace(BoundedProvider.class.getName(), JacksonJsonNodeJsonProvider.class.getName());
    }
}
