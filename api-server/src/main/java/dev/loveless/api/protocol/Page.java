package dev.loveless.api.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The pages that lists are given in. Stateless. */
public final class Page {
    /** What {@code maxResults} 0 stands for, and the most it may be (documented). */
    private static final int DEFAULT_SIZE = 100;

    /** Of a page with large items: a few megabytes, of which a client makes as much again and more. */
    private static final int MOST_CHARACTERS = 4 << 20;

    /** Of {@link Long#MAX_VALUE}. */
    private static final int MOST_DIGITS = 19;

    private Page() {}

    /**
     * A page of a list.
     *
     * @param member that holds the page in the answer
     * @param items all of the list, in its order
     * @param place of an item in the list's order: greater for each that follows, and kept while others come and go
     */
    public static <T> ObjectNode of(
            String member,
            Stream<T> items,
            PageRequest request,
            Function<T, String> place,
            Function<T, ? extends JsonNode> json) {
        return of(member, items, request, place, json, item -> 0);
    }

    /**
     * As above, of items that may be large: a page ends early where they are (allowed by the documentation).
     *
     * @param size of an item, about, in characters
     */
    public static <T> ObjectNode of(
            String member,
            Stream<T> items,
            PageRequest request,
            Function<T, String> place,
            Function<T, ? extends JsonNode> json,
            ToIntFunction<T> size) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode page = answer.putArray(member);
        int most = size(request);
        long characters = 0;
        Iterator<T> rest = items.filter(item -> place.apply(item).compareTo(request.after()) > 0)
                .iterator();
        String last = "";
        while (rest.hasNext()) {
            T item = rest.next();
            if (page.size() == most || characters >= MOST_CHARACTERS) {
                answer.put("nextToken", request.tokenAfter(last));
                break;
            }
            page.add(json.apply(item));
            characters += size.applyAsInt(item);
            last = place.apply(item);
        }
        return answer;
    }

    /**
     * The items, of those that are left, that a page may need, in their order: not all are put in order for it.
     *
     * @param items those behind the page before, in no order
     */
    public static <T> Stream<T> first(Stream<T> items, PageRequest request, Comparator<T> order) {
        int most = size(request) + 1;
        PriorityQueue<T> first = new PriorityQueue<>(order.reversed());
        items.forEach(item -> {
            if (first.size() < most) {
                first.add(item);
            } else if (order.compare(item, first.element()) < 0) {
                first.remove();
                first.add(item);
            }
        });
        return first.stream().sorted(order);
    }

    private static int size(PageRequest request) {
        return request.maxResults() == 0 ? DEFAULT_SIZE : request.maxResults();
    }

    /** The place of the item with this number, in a list with the highest first. */
    public static String descending(long number) {
        return ascending(Long.MAX_VALUE - number);
    }

    /** The number of the item at a place, which is of one of the two kinds below. */
    static long numberAt(String place, boolean descending) {
        long number = Long.parseLong(place);
        return descending ? Long.MAX_VALUE - number : number;
    }

    /** The number that a place begins with, in a list with the highest first. */
    static long numberAtHead(String place) {
        return numberAt(place.substring(0, MOST_DIGITS), true);
    }

    /** The place of the item with this number, in a list with the lowest first. */
    public static String ascending(long number) {
        // By hand, since a history has thousands of these.
        String digits = Long.toString(number);
        return "0".repeat(MOST_DIGITS - digits.length()) + digits;
    }
}
