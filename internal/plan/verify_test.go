package plan

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

// forged returns the image of a program whose rule p has this code instead of its own; rule q is as it was. Locals 0 and 1 are input and data.
func forged(t *testing.T, instrs []instr, args []operand) string {
	t.Helper()
	p := planModules(t, "[data.test.p, data.test.q]", map[string]string{"test.rego": `package test
p := [x | some x in input; count([y | some y in input; y > x]) > 100]
q := [x | some x in p; count([y | some y in input; y > x]) > 100]
`})
	for i := range p.functions {
		fn := &p.functions[i]
		c := p.compiled(fn)
		if shortName(fn.name) == "data.test.p" && instrs != nil {
			c.instrs, c.args, c.places, c.size = instrs, args, nil, 10
			for len(c.instrs) < 6 { // a frame is no larger than the code needs
				c.instrs = append(c.instrs, instr{op: opReturn, a: undefined})
			}
		}
	}
	image, err := p.Image()
	if err != nil {
		t.Fatal(err)
	}
	return image
}

func numberOf(t *testing.T, image, name string) operand {
	t.Helper()
	p, err := Load(image)
	if err != nil {
		t.Fatal(err)
	}
	return operand(p.lookup("g0." + name).number)
}

// TestLoadFound_Refuses: what can't be stopped once it runs is not loaded.
func TestLoadFound_Refuses(t *testing.T) {
	plain := forged(t, nil, nil)
	p, q := numberOf(t, plain, "data.test.p"), numberOf(t, plain, "data.test.q")
	tests := []struct {
		name   string
		instrs []instr
		args   []operand
		want   string
	}{
		{"a loop without a step", []instr{{op: opJump, to: 0}}, nil, "a loop that visits nothing"},
		{"a loop of several", []instr{{op: opDefined, a: 0, to: 2}, {op: opJump, to: 0}, {op: opReturn}}, nil, "a loop that visits nothing"},
		{"a call of itself", []instr{{op: opCallRule, a: p, n: 2, c: 2, to: 1}, {op: opReturn, a: 2}}, []operand{0, 1}, "it calls itself"},
		{"a call in a circle", []instr{{op: opCallRule, a: q, n: 2, c: 2, to: 1}, {op: opReturn, a: 2}}, []operand{0, 1}, "it calls itself"},
		{"an array of nothing", []instr{{op: opMakeArray, n: 65535, c: 2}, {op: opReturn, a: 2}}, nil, "an array that is not filled"},
		{"a target out of the code", []instr{{op: opJump, to: 99}}, nil, "malformed"},
		{"a target before the code", []instr{{op: opJump, to: -1}}, nil, "malformed"},
		{"a local out of the frame", []instr{{op: opCopy, a: 0, c: 10}, {op: opReturn}}, nil, "malformed"},
		{"an operand out of the frame", []instr{{op: opReturn, a: 10}}, nil, "malformed"},
		{"a constant that is not there", []instr{{op: opReturn, a: -1000}}, nil, "malformed"},
		{"a built-in that is not there", []instr{{op: opBuiltin1, n: 1000, c: 2}, {op: opReturn}}, nil, "malformed"},
		{"a function that is not there", []instr{{op: opCallRule, a: 1000, n: 2, c: 2}, {op: opReturn}}, []operand{0, 1}, "malformed"},
		{"too many arguments", []instr{{op: opCall, a: q, n: 3, c: 2}, {op: opReturn}}, []operand{0, 1, 0}, "malformed"},
		{"arguments that are not there", []instr{{op: opCallRule, a: q, n: 2, b: 1, c: 2}, {op: opReturn}}, []operand{0, 1}, "malformed"},
		{"code without an end", []instr{{op: opCopy}, {op: opCopy}, {op: opCopy}, {op: opCopy}, {op: opCopy}, {op: opCopy}}, nil, "malformed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := LoadFound(forged(t, slices.Clone(tt.instrs), tt.args))
			if !errors.Is(err, errMalformed) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
	if _, err := LoadFound(plain); err != nil {
		t.Errorf("what is not forged: %v", err)
	}
	b := strings.Replace(plain, "\x05count\x01\x01", "\x05count\x01\x02", 1)
	if _, err := LoadFound(b); b == plain || err == nil {
		t.Errorf("%v, want count with two operands refused", err)
	}
}

// TestLoadFound_Wary: what only shows when the program runs ends its call, and nothing else.
func TestLoadFound_Wary(t *testing.T) {
	loop := func(body ...instr) []instr { // for each element of the input; 2 is an array before
		code := append([]instr{{op: opMakeArray, c: 2}, {op: opScan, c: 3, to: 99}, {op: opNext, a: 3, b: 4, c: 5, to: 99}}, body...)
		code = append(code, instr{op: opJump, to: 2}, instr{op: opReturn, a: 2})
		for i := range code {
			if code[i].to == 99 {
				code[i].to = int32(len(code) - 1)
			}
		}
		return code
	}
	tests := []struct {
		name   string
		instrs []instr
		want   string
	}{
		{"an array in itself", []instr{{op: opMakeArray, c: 2}, {op: opAppend, a: 2, c: 2}, {op: opReturn, a: 2}}, "a value without end"},
		{"a circle of two", []instr{
			{op: opMakeArray, c: 2}, {op: opMakeSet, c: 3}, {op: opAppend, a: 3, c: 2}, {op: opAdd, a: 2, c: 3}, {op: opReturn, a: 2},
		}, "a value without end"},
		{"an object in itself", []instr{{op: opMakeObject, c: 2}, {op: opInsert, a: 2, b: 1, c: 2}, {op: opReturn, a: 2}}, "a value without end"},
		{"nested from within", loop(instr{op: opMakeArray, c: 6}, instr{op: opAppend, a: 2, c: 6}, instr{op: opCopy, a: 6, c: 2}), "a value without end"},
		{"nested from without", loop(instr{op: opMakeArray, c: 6}, instr{op: opAppend, a: 6, c: 2}, instr{op: opCopy, a: 6, c: 2}), "a value without end"},
		{"the input changed", []instr{{op: opAppend, a: 1, c: 0}, {op: opReturn, a: 0}}, "what is not its own"},
		{"the data changed", []instr{{op: opInsert, a: 0, b: 0, c: 1}, {op: opReturn, a: 1}}, "what is not its own"},
		{"a number changed", []instr{{op: opLen, a: 0, c: 2}, {op: opAdd, a: 0, c: 2}, {op: opReturn, a: 2}}, "what is not its own"},
		{"nothing changed", []instr{{op: opAppend, a: 0, c: 7}, {op: opReturn, a: 7}}, "what is not its own"},
	}
	numbers := make([]Value, 20_000)
	for i := range numbers {
		numbers[i] = NewInt(int64(i))
	}
	input := NewArray(numbers...)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := LoadFound(forged(t, slices.Clone(tt.instrs), nil))
			if err != nil {
				t.Fatal(err)
			}
			e := p.NewEval(context.Background(), input, Recycle(), StepBudget(1<<24))
			for range 2 {
				entry, err := p.Function("data.test.p")
				if err != nil {
					t.Fatal(err)
				}
				if _, _, err := e.Call(entry); !errors.Is(err, errMalformed) || !strings.Contains(err.Error(), tt.want) {
					t.Errorf("%v, want %q", err, tt.want)
				}
				e.Reset(context.Background(), input)
			}
		})
	}
}

// TestLoadFound_Corpus: a program that nobody changed is loaded, and answers as if it were not found but made.
func TestLoadFound_Corpus(t *testing.T) {
	c, err := loadCorpus()
	if err != nil {
		t.Fatal(err)
	}
	image, err := c.prog.Image()
	if err != nil {
		t.Fatal(err)
	}
	found, err := LoadFound(image)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range corpusInputs {
		input := mustDecode(t, text)
		want := c.prog.NewEval(context.Background(), input)
		got := found.WithData(c.prog.data).NewEval(context.Background(), input)
		for i := range c.prog.functions {
			fn := &c.prog.functions[i]
			if fn.memo < 0 || fn.unsupported != nil {
				continue
			}
			v, _, err := want.Call(Entry{fn})
			w, _, err2 := got.Call(Entry{found.lookup(fn.name)})
			if !Equal(v, w) || (err == nil) != (err2 == nil) || err != nil && err.Error() != err2.Error() {
				t.Errorf("%s of %s: %s, %v, want %s, %v", fn.name, text, w, err2, v, err)
			}
		}
	}
}
