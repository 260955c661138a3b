//go:build poison

package plan

// poisons says that memory which is taken back is overwritten, so that who uses it after its release sees that.
const poisons = true
