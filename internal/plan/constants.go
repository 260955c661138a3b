package plan

// constants are the constants of a program, each once.
type constants struct {
	values  []Value
	numbers map[string]int // by their encoded form
}

func newConstants() *constants {
	c := &constants{numbers: map[string]int{}}
	c.add(Value{}) // the operand undefined
	return c
}

// add returns the number of a constant.
func (c *constants) add(v Value) int {
	key := string(appendValue(nil, v))
	n, ok := c.numbers[key]
	if !ok {
		n = len(c.values)
		c.numbers[key] = n
		c.values = append(c.values, asConstant(v, n))
	}
	return n
}

func (c *constants) operand(v Value) operand { return operand(^c.add(v)) }

func (c *constants) text(s string) int { return c.add(NewString(s)) }

// asConstant is v for all that run the program, frozen. A composite gets a serial number that no composite of an arena comes near;
// it gets it in a copy, because v itself may be read already: as a part of another constant, or as one of another program.
func asConstant(v Value, number int) Value {
	v.freeze()
	if v.Kind() >= Array {
		t := *v.tag
		v.tag = &t
	}
	return numbered(v, number)
}

// numbered gives a constant its serial number in place, which must be safe: nothing else may hold it.
func numbered(v Value, number int) Value {
	if v.Kind() >= Array {
		v.tag.serial = ^uint32(number)
	}
	return v
}
