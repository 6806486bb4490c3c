"""Conversations that every template of chats/ is rendered with."""

TOKENS = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}

WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather in a city.",
        "parameters": {
            "type": "object",
            "properties": {
                "city": {"type": "string", "description": "The city, such as \"Zürich\"."},
                "days": {"type": "array", "items": {"type": "integer"}},
                "unit": {"type": "string", "enum": ["C", "F"], "default": "C"},
            },
            "required": ["city"],
        },
    },
}
CLOCK = {"type": "function", "function": {"name": "clock", "description": "Tells the time.", "parameters": {"type": "object", "properties": {}}}}

SYSTEM = {"role": "system", "content": "You are a careful assistant.\nAnswer in one sentence."}
USER = {"role": "user", "content": "  Who may <apply> & \"when\"? Ünïcödé 🤖 "}
ANSWER = {"role": "assistant", "content": "<think>\nLet me see.\n</think>\n\nNon-profits, until 1 March."}
AGAIN = {"role": "user", "content": "Thank you.\n"}
PARTS = {"role": "user", "content": [{"type": "text", "text": "Look:"}, {"type": "image"}, {"type": "text", "text": " what is it?"}]}
CALL = {
    "role": "assistant",
    "content": "",
    "tool_calls": [{"id": "abc123def", "type": "function", "function": {"name": "get_weather", "arguments": {"city": "Köln", "days": [1, 2], "exact": True, "limit": None, "t": 1.0}}}],
}
NULL_CALL = {**CALL, "content": None}
RESULT = {"role": "tool", "name": "get_weather", "tool_call_id": "abc123def", "content": "{\"temp\": 21.5}"}
DOCUMENTS = [
    {"title": "Guidelines", "text": "Non-profits may apply.\nSee page 2."},
    {"title": "Deadlines", "text": "1 March.", "doc_id": 7},
]


def chat(messages, tools=None, documents=None, generation=True, **more):
    return {"messages": messages, "tools": tools, "documents": documents, "add_generation_prompt": generation, **TOKENS, **more}


CONVERSATIONS = {
    "plain": chat([SYSTEM, USER, ANSWER, AGAIN]),
    "closed": chat([SYSTEM, USER, ANSWER], generation=False),
    "no system": chat([USER]),
    "system only": chat([SYSTEM]),
    "wrong order": chat([SYSTEM, ANSWER, USER, USER]),
    "unknown role": chat([USER, {"role": "narrator", "content": "Later."}]),
    "tools": chat([SYSTEM, USER], tools=[WEATHER, CLOCK]),
    "tool results": chat([SYSTEM, USER, CALL, RESULT, ANSWER, AGAIN], tools=[WEATHER]),
    "null content": chat([USER, NULL_CALL, RESULT, RESULT], tools=[WEATHER]),
    "documents": chat([SYSTEM, USER], documents=DOCUMENTS),
    "parts": chat([PARTS]),
    "options": chat([USER], enable_thinking=False, date_string="1 Jan 2020", reasoning_effort="high", citations=True),
    "no tokens": {"messages": [USER], "add_generation_prompt": True, "tools": None, "documents": None},
    "empty content": chat([{"role": "user", "content": ""}, {"role": "assistant", "content": ""}]),
}
